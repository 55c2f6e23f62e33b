/*
 * Stands in the output of one plot of a notebook: unpacks plotly.js (gzip, base64) and offers to the plots of the page
 * what draws them. Nothing here throws into the page: what fails leaves the still pictures.
 */
async (packed) => {
  const shared = (window.baristaPlots1 ??= {});
  shared.ready ??= new Promise((resolve) => { shared.resolve = resolve; });
  if (shared.started) return;
  shared.started = true;

  const unpack = async () => {
    const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };

  const evaluate = (source) => {
    const before = window.Plotly;
    const module = { exports: {} };
    // Loaders that a page may have (require.js, bundlers) must not take the library away.
    new Function("module", "exports", "define", "require", source)(module, module.exports);
    if (before) window.Plotly = before;
    return module.exports;
  };

  const whenSeen = (element, action) => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        action();
      }
    }, { rootMargin: "400px" });
    observer.observe(element);
  };

  const isDark = () => {
    const body = document.body;
    return body.dataset.jpThemeLight === "false" || body.classList.contains("vscode-dark");
  };

  const themed = (layout) => {
    const dark = isDark();
    const paper = dark ? "#1b1f24" : "#ffffff";
    const ink = dark ? "#d7dde3" : "#24292f";
    const grid = dark ? "#31373e" : "#e7eaee";
    const looks = structuredClone(layout);
    Object.assign(looks, {
      paper_bgcolor: paper, plot_bgcolor: paper, font: { color: ink, family: "system-ui, Arial, sans-serif" },
      hoverlabel: { bgcolor: paper, bordercolor: grid, font: { color: ink } },
    });
    for (const axis of ["xaxis", "yaxis", "yaxis2"]) {
      Object.assign((looks[axis] ??= {}), { gridcolor: grid, linecolor: grid, zerolinecolor: grid });
    }
    return looks;
  };

  const brighten = (data) => {
    const dark = { "#0072b2": "#56b4e9", "#d55e00": "#ff9a4d" };
    return isDark() ? JSON.parse(JSON.stringify(data), (_, value) => dark[value] ?? value) : data;
  };

  const config = { responsive: true, displaylogo: false, scrollZoom: true, modeBarButtonsToRemove: ["select2d", "lasso2d"] };

  /* While the whole range shows, ticks stand where periods begin; zoomed in, each label names its bar. */
  const followZoom = (Plotly, box, xaxis) => {
    const whole = { "xaxis.tickmode": "array", "xaxis.tickvals": xaxis.tickvals, "xaxis.ticktext": xaxis.ticktext };
    let zoomed = false;
    box.on("plotly_relayout", (change) => {
      const reset = change["xaxis.autorange"] === true;
      const moved = "xaxis.range[0]" in change || "xaxis.range" in change;
      if (reset && zoomed) {
        zoomed = false;
        Plotly.relayout(box, whole);
      } else if (moved && !zoomed) {
        zoomed = true;
        Plotly.relayout(box, { "xaxis.tickmode": "auto", "xaxis.nticks": 8 });
      }
    });
  };

  const chart = (Plotly) => (holder, figure) => whenSeen(holder, async () => {
    const box = document.createElement("div");
    box.style.cssText = "width:100%;max-width:1200px;height:" + Number(figure.layout.height || 480) + "px";
    holder.append(box);
    try {
      await Plotly.newPlot(box, brighten(figure.data), themed(figure.layout), config);
      followZoom(Plotly, box, figure.layout.xaxis);
      for (const still of holder.querySelectorAll(":scope > img")) still.remove();
    } catch (e) {
      box.remove();
      console.warn("barista plot:", e);
    }
  });

  try {
    const source = await unpack();
    const Plotly = evaluate(source);
    shared.resolve({ chart: chart(Plotly) });
  } catch (e) {
    shared.started = false;
    console.warn("barista plots stay still:", e);
  }
}
