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

  const ground = () => {
    const dark = isDark();
    const paper = dark ? "#1b1f24" : "#ffffff";
    const ink = dark ? "#d7dde3" : "#24292f";
    const grid = dark ? "#31373e" : "#e7eaee";
    return {
      page: {
        paper_bgcolor: paper, plot_bgcolor: paper, font: { color: ink, family: "system-ui, Arial, sans-serif" },
        hoverlabel: { bgcolor: paper, bordercolor: grid, font: { color: ink } },
      },
      axis: { gridcolor: grid, linecolor: grid, zerolinecolor: grid },
    };
  };

  const themed = (layout, mix) => {
    const { page, axis } = ground();
    const looks = mix(page, layout);
    for (const name of Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))) looks[name] = mix(axis, layout[name]);
    return looks;
  };
  const pageWins = (page, own) => ({ ...own, ...page });
  const ownWins = (page, own) => ({ ...page, ...own });

  const brighten = (data) => {
    const dark = {
      "#0072b2": "#56b4e9", "#d55e00": "#ff9a4d", "#009e73": "#2fc79b", "#aa3377": "#e07bb0", "#56b4e9": "#c4e6f8",
      "#24292f": "#d7dde3", "#6a737d": "#9aa4af",
    };
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

  /* Of many points times are zoomed and moved, and values follow: else those in view would soon be out of sight. */
  const steady = (layout) => {
    for (const name of Object.keys(layout).filter((key) => /^yaxis\d*$/.test(key))) layout[name].fixedrange = true;
    return layout;
  };

  /*
   * Where the page offers a line to the kernel, asks it for what is in view in more detail than the plot came with. One
   * question is under way at a time; the newest wish follows it.
   */
  const closeUps = (Plotly, box, { data, layout, zoom }, config) => {
    let line = null, shown = 0, asked = null, wish = null, isMoving = false;

    const ask = () => {
      line ??= window.baristaFrontEnd?.open(box, "barista.plot", { plot: zoom }, answered, () => { line = asked = null; });
      if (!line || asked || !wish) return;
      asked = wish;
      wish = null;
      try {
        line.send({ of: shown, from: asked.from, to: asked.to });
      } catch (e) {
        console.warn("barista plot keeps its detail:", e);
        line = asked = null;
      }
    };

    const answered = async (answer) => {
      const meant = asked;
      asked = null;
      // Who has moved on, or back to the whole, is not taken back.
      if (meant && !wish && !isMoving && !meant.gone) {
        const near = steady(themed(answer.figure.layout, pageWins));
        Object.assign(near.xaxis, { autorange: false, range: [answer.from, answer.to], tickmode: "array" });
        near.dragmode = box.layout.dragmode;
        shown = answer.of;
        box.dataset.baristaOf = shown;
        await Plotly.react(box, brighten(answer.figure.data), near, config);
      }
      ask();
    };

    let soon = 0;
    box.on("plotly_relayouting", () => { isMoving = true; });
    box.on("plotly_relayout", (change) => {
      if (change["xaxis.autorange"] === true) {
        clearTimeout(soon);
        wish = null;
        isMoving = false;
        if (asked) asked.gone = true;
        if (shown) {
          shown = 0;
          delete box.dataset.baristaOf;
          Plotly.react(box, brighten(data), steady(themed(layout, pageWins)), config);
        }
      } else if ("xaxis.range[0]" in change || "xaxis.range" in change) {
        clearTimeout(soon);
        isMoving = true;
        soon = setTimeout(() => {
          isMoving = false;
          const [from, to] = box.layout.xaxis.range;
          wish = { from: Number(from), to: Number(to) };
          ask();
        }, 150);
      }
    });
  };

  const draw = (holder, height, plot) => whenSeen(holder, async () => {
    const box = document.createElement("div");
    box.style.cssText = "width:100%;max-width:1200px;height:" + Number(height || 480) + "px";
    holder.append(box);
    try {
      await plot(box);
      for (const still of holder.querySelectorAll(":scope > img, :scope > .barista-still")) still.remove();
    } catch (e) {
      box.remove();
      console.warn("barista plot:", e);
    }
  });

  /* Surfaces need WebGL; where there is none the still picture, a heat map, says as much. */
  const canDraw = (data) =>
    !data.some((trace) => trace.type === "surface") || document.createElement("canvas").getContext("webgl") !== null;

  try {
    const source = await unpack();
    const Plotly = evaluate(source);
    shared.resolve({
      chart: (holder, figure) => canDraw(figure.data) && draw(holder, figure.layout.height, async (box) => {
        const { data, layout, zoom } = figure;
        const how = zoom ? { ...config, doubleClick: "autosize", modeBarButtonsToRemove: [...config.modeBarButtonsToRemove, "resetScale2d"] } : config;
        const looks = themed(layout, pageWins);
        await Plotly.newPlot(box, brighten(data), zoom ? steady(looks) : looks, how);
        if (layout.xaxis?.tickvals) followZoom(Plotly, box, layout.xaxis);
        if (zoom) closeUps(Plotly, box, figure, how);
      }),
      figure: (holder, { data, layout }) => draw(holder, layout.height, (box) =>
        Plotly.newPlot(box, data, themed(layout, ownWins), config)),
    });
  } catch (e) {
    shared.started = false;
    console.warn("barista plots stay still:", e);
  }
}
