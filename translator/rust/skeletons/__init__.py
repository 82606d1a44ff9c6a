"""From a page's template to a skeleton that parses."""
