"""Jupyter's own protocol tests, against the installed kernel. All that the kernel claims is tested; nothing is skipped."""

import jupyter_kernel_test
from jupyter_kernel_test import msgspec_v5

# Jupyter's protocol document says that "password" is a bool, and ipykernel sends one. This kit's schema wants a number,
# which a JSON boolean is not. The rest of the schema stays as it is.
msgspec_v5.schema_fragments["input_request"]["properties"]["password"] = {"type": "boolean"}


class TestConformance(jupyter_kernel_test.KernelTests):
    kernel_name = "barista"
    language_name = "java"
    file_extension = ".java"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("trouble");'
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    code_clear_output = "clearOutput();"


    complete_code_samples = ["1 + 1", "int x = 5;", "for (int i = 0; i < 3; i++) { }", "%lsmagic", ""]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "int f(int x) {", "List.of(1,", '"""\ntext']
    invalid_code_samples = ["int 5x = 3;", "1 + ) 2"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": 'String.join("-", "a", "b")', "result": "a-b"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_history_pattern = "6 * ?"
    supported_history_operations = ("tail", "range", "search")

    code_display_data = [
        {"code": 'display("shown")', "mime": "text/plain"},
        {"code": 'display(Table.create(DoubleColumn.create("close", 1.5)))', "mime": "text/html"},
    ]
    code_inspect_sample = "Math.max"

    # Not part of what the kernel claims: IPython's pager.
    test_pager = None

    def test_completion(self):
        """As the base class has it, except that a name may be completed with or without what stands before the dot."""
        self.flush_channels()
        for text, expected in (("Math.floorMo", "floorMod"), ("%bar", "bars")):
            message_id = self.kc.complete(text)
            reply = self.get_non_kernel_info_reply(timeout=jupyter_kernel_test.TIMEOUT)
            jupyter_kernel_test.validate_message(reply, "complete_reply", message_id)
            content = reply["content"]
            completed = [
                text[: content["cursor_start"]] + match + text[content["cursor_end"] :] for match in content["matches"]
            ]
            assert any(expected in line for line in completed), completed

    def test_stdin(self):
        """Asks the front end for a line, as Scanner and System.in.read() do."""
        self.flush_channels()
        message_id = self.kc.execute("new Scanner(System.in).nextLine()", allow_stdin=True)
        request = self.kc.get_stdin_msg(timeout=jupyter_kernel_test.TIMEOUT)
        jupyter_kernel_test.validate_message(request, "input_request", message_id)
        self.kc.input("naïve 📈")
        reply = self.get_non_kernel_info_reply(timeout=jupyter_kernel_test.TIMEOUT)
        assert reply["content"]["status"] == "ok"
        while True:
            message = self.kc.get_iopub_msg(timeout=jupyter_kernel_test.TIMEOUT)
            if message["msg_type"] == "execute_result":
                assert "naïve 📈" in message["content"]["data"]["text/plain"]
                break

    def test_interrupt(self):
        """Ends an endless loop by the message that kernel.json asks for; the kernel goes on."""
        self.flush_channels()
        message_id = self.kc.execute('System.out.println("in it"); while (true) { }')
        while True:
            message = self.kc.get_iopub_msg(timeout=jupyter_kernel_test.TIMEOUT)
            if message["msg_type"] == "stream" and "in it" in message["content"]["text"]:
                break
        self.km.interrupt_kernel()
        reply = self.get_non_kernel_info_reply(timeout=jupyter_kernel_test.TIMEOUT)
        jupyter_kernel_test.validate_message(reply, "execute_reply", message_id)
        assert reply["content"]["status"] == "error"
        self.flush_channels()
        reply, _ = self.execute_helper("1 + 1")
        assert reply["content"]["status"] == "ok"

    def test_silent_execution_leaves_no_trace(self):
        self.flush_channels()
        reply, outputs = self.execute_helper("1 + 1", silent=True, store_history=False)
        assert reply["content"]["status"] == "ok"
        assert outputs == []


