if (nodes.length) focusNode(reading[0]);
mark(undefined);
fitWidth();
new ResizeObserver(showView).observe(picture);
follow();
document.documentElement.dataset.ready = "true";
