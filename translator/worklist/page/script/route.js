let last = "";

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Shows what the fragment names: `#unit=NAME` or `#finding=FINGERPRINT`. */
function follow() {
  const [, kind, name] = location.hash.match(/^#(unit|finding)=(.*)$/s) ?? [];
  if (kind === "finding") {
    showFinding(decoded(name), last);
    return;
  }
  if (dialog.open) dialog.close();
  if (kind === "unit") showUnit(decoded(name));
  last = location.hash;
}

window.addEventListener("hashchange", follow);
