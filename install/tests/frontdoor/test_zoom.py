"""Plots that are zoomed: what a front end asks by a comm, and what the kernel answers."""

import re
import uuid

POINTS = 20_000
MANY = f"""Table many = Table.create("many", InstantColumn.create("time"), DoubleColumn.create("wave"));
for (int i = 0; i < {POINTS}; i++) {{
    many.instantColumn("time").append(Instant.ofEpochSecond(1_700_000_000L + 60 * i));
    many.doubleColumn("wave").append(Math.sin(i / 900.0) + i % 7 + (i == 12_345 ? 50 : 0));
}}
%plot many --x time --y wave"""


class Line:
    """A comm of a front end to a plot."""

    def __init__(self, kernel, plot):
        self.kernel = kernel
        self.id = uuid.uuid4().hex
        self.tell("comm_open", {"target_name": "barista.plot", "data": {"plot": plot}})

    def tell(self, kind, content):
        message = self.kernel.channels.session.msg(kind, {"comm_id": self.id, **content})
        self.kernel.channels.shell_channel.send(message)

    def ask(self, **question):
        """The kernel's answer, which is a message of its own, or None if it ends the line."""
        before = len(self.heard())
        self.tell("comm_msg", {"data": question})
        self.kernel.wait_until(lambda: len(self.heard()) > before, f"an answer to {question}")
        return self.heard()[before]["content"]["data"] if not self.is_closed() else None

    def heard(self):
        kinds = ("comm_msg", "comm_close")
        return [
            message
            for message in self.kernel.published
            if message["msg_type"] in kinds and message["content"]["comm_id"] == self.id
        ]

    def is_closed(self):
        return any(message["msg_type"] == "comm_close" for message in self.heard())


def values(answer):
    return answer["figure"]["data"][0]["y"]


def test_a_plot_answers_a_zoom_with_more_points_of_what_is_in_view(kernel):
    (html,) = kernel.run(MANY).data("text/html")
    line = Line(kernel, re.search(r'"zoom":"([^"]+)"', html).group(1))

    whole = line.ask(of=0, **{"from": -0.5, "to": 1e6})
    assert not whole["complete"] and max(values(whole)) > 49, "no extreme is lost"
    assert 2_500 < len(values(whole)) <= 5_002

    width = len(values(whole))
    near = line.ask(of=whole["of"], **{"from": width * 0.3, "to": width * 0.32})
    assert near["complete"]
    assert len(values(near)) > 2 * 0.02 * width, "more points than were there"
    assert 0 < near["from"] < near["to"] < len(values(near)), "the view lies within what is drawn"

    away = line.ask(of=near["of"], **{"from": near["from"] - 5_000, "to": near["to"] - 5_000})
    assert away["complete"] and values(away) != values(near), "beyond what is drawn there is more"

    late = line.ask(of=near["of"], **{"from": near["from"], "to": near["to"]})
    assert values(late) == values(near), "asked of the figure before, when the answer was not taken"

    line.tell("comm_close", {"data": {}})


def test_a_line_that_asks_for_nothing_sensible_is_ended(kernel):
    (html,) = kernel.run(MANY).data("text/html")
    plot = re.search(r'"zoom":"([^"]+)"', html).group(1)
    for question in ({}, {"from": 5, "to": 1}, {"from": "1", "to": 9}, {"from": 0, "to": 1e300}):
        assert Line(kernel, plot).ask(of=0, **question) is None
    stranger = Line(kernel, "nosuchplot")
    kernel.wait_until(stranger.is_closed, "the end of a line to no plot")
