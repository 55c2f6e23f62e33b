"""A hundred texts that try to get out of where they are put, and the cells that put them into every renderer."""

RUN = "hacked()"
PAYLOADS = (
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><SCRIPT>{RUN}</SCRIPT >",
    f"<script>{RUN}</script>",
    f"<!--<script>{RUN}</script>-->",
    f"]]><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><a xlink:href='javascript:{RUN}'><text>x</text></a></svg>",
    f"<img src=x onerror={RUN}>",
    f"\"><img src=x onerror={RUN}>",
    f"'><img src=x onerror={RUN}>",
    f"`><img src=x onerror={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<a href=\"javascript:{RUN}\">go</a>",
    f"javascript:{RUN}",
    f"\" autofocus onfocus={RUN} x=\"",
    f"' onmouseover='{RUN}",
    f"<details open ontoggle={RUN}>",
    f"<body onload={RUN}>",
    f"<math><mtext></mtext><script>{RUN}</script></math>",
    f"\";{RUN};//",
    f"';{RUN};//",
    f"\\\";{RUN};//",
    f"\\';{RUN};//",
    f"`;{RUN};//",
    f"${{{RUN}}}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"<b>bold</b><i onclick={RUN}>",
    f"$$\\href{{javascript:{RUN}}}{{x}}$$",
    f"$<img src=x onerror={RUN}>$",
    f"[x](javascript:{RUN})",
    f"<base href='javascript:{RUN}//'>",
    f"<link rel=stylesheet href='data:,*{{x:expression({RUN})}}'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<object data='javascript:{RUN}'>",
    f"<embed src='javascript:{RUN}'>",
    f"<form action='javascript:{RUN}'><button>x</button></form>",
    f"<video><source onerror={RUN}></video>",
)
ODD = (
    "\\",
    "\\\\",
    "ends in a backslash\\",
    "\"",
    "'",
    "`",
    "<",
    ">",
    "&",
    "&amp;",
    "&&&",
    "]]>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?xml?>",
    "a\nb",
    "a\r\nb",
    "a\tb",
    "\u2028",
    "\u2029",
    "\u202eright to left",
    "\u200f\u200e\u2066isolated\u2069",
    "\ufeffmarked",
    "\u0001",
    "\u001b[31mred",
    "\ud800 alone",
    "\udfff alone",
    "\U0001f4a5" * 40,
    "e" + "\u0301" * 200,
    "x" * 10_000,
    "<" * 3_000,
    "%s%d%n",
    "%{y}",
    "%{x|%Y}",
    "{0}",
    "null",
    "NaN",
    "undefined",
    "__proto__",
    "constructor",
    "toString",
    "-1",
    "1e309",
    "2024-01-01",
    " ",
    "  spaces  ",
    "=1+1",
    "';drop table bars;--",
    "../../../../etc/passwd",
    "con",
    "{\"a\":1}",
    "[1,2]",
    "</",
    "<b",
)
STRINGS = (*PAYLOADS, *ODD)
assert len(STRINGS) == len(set(STRINGS)) == 100, len(STRINGS)


def array(texts):
    """Java for these texts; built from numbers, since an escape in a literal means its character wherever it stands."""
    return "new String[] {" + ", ".join(characters(text) for text in texts) + "}"


def characters(text):
    if len(text) > 100 and set(text) == {text[0]}:
        return f"{characters(text[0])}.repeat({len(text)})"
    units = text.encode("utf-16-be", "surrogatepass")
    numbers = ",".join(str(units[i] << 8 | units[i + 1]) for i in range(0, len(units), 2))
    return f"new String(new char[] {{{'' if not numbers else numbers}}})"


# Ten texts at a time, each in ten places: as a value, a name of a column, a line or a title.
CELL = """import dev.barista.plot.*;
import dev.barista.market.*;
String[] h = HOSTILE;
DateColumn day = DateColumn.create("day");
StringColumn by = StringColumn.create(h[0]);
DoubleColumn number = DoubleColumn.create(h[1]);
DoubleColumn other = DoubleColumn.create(h[2]);
for (int i = 0; i < 60; i++) {
    day.append(LocalDate.of(2025, 1, 1).plusDays(i / 10));
    by.append(h[i % 10]);
    number.append(i * i % 17);
    other.append(i * 7 % 13 - 6);
}
Table table = Table.create(h[3], day, by, number, other);
display(new TableCharts(table, h[4], new TableCharts.Columns("day", number.name(), by.name(), null), false, ZoneId.of("UTC")).chart(PlotKind.LINE));
display(new TableCharts(table, h[5], new TableCharts.Columns(number.name(), other.name(), by.name(), null), false, ZoneId.of("UTC")).chart(PlotKind.SCATTER));
display(new TableCharts(table, h[6], new TableCharts.Columns(by.name(), "day", null, number.name()), false, ZoneId.of("UTC")).chart(PlotKind.HEATMAP));
display(new TableCharts(table, h[7], new TableCharts.Columns(null, number.name(), null, null), false, ZoneId.of("UTC")).chart(PlotKind.CORRELATION));
display(table);
BarsBuilder made = new BarsBuilder(8);
for (int i = 0; i < 8; i++) made.add(1735689600000L + i * 86400000L, 10, 12, 9, 11, 100, 5, 10.5);
display(new Candlesticks(new Symbol("SPY"), Timeframe.parse("1Day"), made.build(), h[8], true, ZoneId.of("UTC")));
display(new BarCharts(Map.of(new Symbol("SPY"), made.build()), Timeframe.parse("1Day"), h[9], true, false, ZoneId.of("UTC")).chart(PlotKind.INDICATORS));
Table chain = Table.create(h[0], StringColumn.create("underlying", h[1], h[1], h[2], h[2]), DoubleColumn.create("strike", 90, 110, 90, 110),
    DateColumn.create("expiry", LocalDate.of(2025, 3, 3), LocalDate.of(2025, 3, 3), LocalDate.of(2025, 3, 3), LocalDate.of(2025, 3, 3)),
    DoubleColumn.create("iv", 0.2, 0.3, 0.25, 0.35), DoubleColumn.create("delta", 0.7, 0.3, 0.8, 0.2));
display(new ChainCharts(chain, h[3], false).chart(PlotKind.TERM));
record Row(String one, Object two) {}
display(List.of(new Row(h[4], h[5]), new Row(h[6], List.of(h[7]))));
display(List.of(h));
display(Map.of(h[8], h[9]));
"""
PLOTS_A_ROUND = 7


def cells():
    """A cell for each ten texts, and one with tests that are called so."""
    for start in range(0, len(STRINGS), 10):
        yield CELL.replace("HOSTILE", array(STRINGS[start : start + 10]))
    yield (
        "%%test --keep-going\nstatic java.util.stream.Stream<org.junit.jupiter.params.provider.Arguments> named() {\n    return java.util.Arrays.stream(ALL)"
        ".map(name -> org.junit.jupiter.params.provider.Arguments.of(org.junit.jupiter.api.Named.of(name, name)));\n}\n"
        '@ParameterizedTest(name = "{0}") @org.junit.jupiter.params.provider.MethodSource("named") void isCalled(String name) { assertEquals("other", name); }\n'
    ).replace("ALL", array(text[:300] for text in STRINGS if text[:300].strip()))
