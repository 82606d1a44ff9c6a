const theme = byId("theme");

function remembered() {
  try {
    return localStorage.getItem("rustbound-theme") ?? "";
  } catch {
    // A page from a file may have no storage.
    return "";
  }
}

function useTheme(name) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
}

theme.value = remembered();
useTheme(theme.value);

theme.addEventListener("change", () => {
  useTheme(theme.value);
  try {
    localStorage.setItem("rustbound-theme", theme.value);
  } catch {
    // Then it holds until the page is closed.
  }
});
