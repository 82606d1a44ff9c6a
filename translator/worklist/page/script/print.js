const tables = [worklistTable, findingsTable, cratesTable, functionsTable];

window.addEventListener("beforeprint", () => {
  for (const table of tables) table.forPaper();
  picture.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
});

window.addEventListener("afterprint", () => {
  for (const table of tables) table.forScreen();
  showView();
});
