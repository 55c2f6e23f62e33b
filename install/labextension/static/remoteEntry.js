/*
 * An extension of JupyterLab 4 and Notebook 7, written as what their builder would have made of it: a container of webpack's
 * module federation with one plugin, which needs nothing but the application that it is given. It lets the scripts of a
 * notebook's outputs talk to that notebook's kernel.
 */
(() => {
  const kernelOf = (app, element) => {
    for (const widget of app.shell.widgets("main")) {
      if (widget.node.contains(element)) return (widget.sessionContext ?? widget.context?.sessionContext)?.session?.kernel;
    }
    return null;
  };

  /* A line to the kernel of the notebook that shows `element`, as {send(data)}; null if there is none. */
  const open = (app) => (element, target, data, onData, onClose) => {
    const kernel = kernelOf(app, element);
    if (!kernel) return null;
    const comm = kernel.createComm(target);
    comm.onMsg = (message) => onData(message.content.data);
    comm.onClose = () => onClose();
    comm.open(data);
    return { send: (more) => (comm.isDisposed ? onClose() : comm.send(more)) };
  };

  const plugin = {
    id: "barista:kernel-lines",
    description: "Lets Barista's plots ask their kernel for more detail.",
    autoStart: true,
    activate: (app) => { window.baristaFrontEnd = { open: open(app) }; },
  };

  (window._JUPYTERLAB ??= {}).barista = {
    init: () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
