const numbers = new Intl.NumberFormat("en-US");

const count = (value) => numbers.format(value);

const numbered = (value, word) => `${count(value)} ${word}${value === 1 ? "" : "s"}`;

const oneDecimal = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const hours = (value) => oneDecimal.format(value);

const range = (effort) => `${hours(effort.low)} to ${hours(effort.high)}`;

/** A range of work in words, as the other formats say it: hours below two days, else days of eight hours. */
function span(effort) {
  const [unit, size] = effort.likely < 16 ? ["h", 1] : ["days", 8];
  const [low, likely, high] = [effort.low, effort.likely, effort.high].map((value) => hours(value / size));
  return `${low} to ${high} ${unit}, likely ${likely}`;
}
