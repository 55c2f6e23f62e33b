"""Subshells, as JupyterLab uses them: cells that run beside a busy one."""


def control(kernel, kind, content=None):
    session = kernel.channels.session
    message = session.msg(kind, content or {})
    kernel.channels.control_channel.send(message)
    reply = kernel.channels.get_control_msg(timeout=60)
    assert reply["parent_header"]["msg_id"] == message["header"]["msg_id"]
    return reply["content"]


def execute(kernel, subshell, code):
    """Sends a cell to a subshell; returns the request's id."""
    content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
    message = kernel.channels.session.msg("execute_request", content)
    message["header"]["subshell_id"] = subshell
    kernel.channels.shell_channel.send(message)
    return message["header"]["msg_id"]


def reply_to(kernel, request):
    return kernel.wait_until(lambda: kernel.replies.get(request), "the reply of a subshell")["content"]


def test_a_cell_of_a_subshell_runs_beside_a_busy_one(kernel):
    assert "kernel subshells" in kernel.channels.kernel_info(reply=True, timeout=60)["content"]["supported_features"]
    kernel.run("var gate = new CountDownLatch(1);")
    subshell = control(kernel, "create_subshell_request")["subshell_id"]
    assert control(kernel, "list_subshell_request")["subshell_id"] == [subshell]
    busy = kernel.start("gate.await();")
    assert reply_to(kernel, execute(kernel, subshell, "int beside = 6 * 7; gate.countDown();"))["status"] == "ok"
    assert busy.wait().reply["status"] == "ok"
    assert kernel.value("beside") == "42"
    assert control(kernel, "delete_subshell_request", {"subshell_id": subshell}) == {"status": "ok"}
    gone = reply_to(kernel, execute(kernel, subshell, "1"))
    assert gone["status"] == "error"
    assert "no such subshell" in gone["evalue"]
