"""The keys of one settings file, as they stand in it. `docs/settings-schema.json` is made from these types."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Verdict = Literal["direct", "adapt", "redesign", "blocked"]
Language = Literal["go", "python"]
Text = Annotated[str, Meta(pattern=r"^[^\x00]+$")]
Texts = tuple[Text, ...]
Minutes = Annotated[float, Meta(ge=0, le=1_000_000)]


class Rust(Struct, frozen=True, forbid_unknown_fields=True):
    """Where teams differ about the Rust they want."""

    errors: Annotated[
        Literal["thiserror", "anyhow"] | UnsetType,
        Meta(description="Error enums with thiserror, or anyhow::Error. Default: thiserror."),
    ] = UNSET
    concurrency: Annotated[
        Literal["tokio", "threads"] | UnsetType, Meta(description="tokio's tasks, or threads. Default: tokio.")
    ] = UNSET
    integers: Annotated[
        Literal["plain", "checked"] | UnsetType,
        Meta(description="Arithmetic as Rust has it, or checked for overflow. Default: plain."),
    ] = UNSET


class Crate(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands for an imported package."""

    ready: Annotated[
        Literal["full", "partial", "none"] | UnsetType, Meta(description="How complete a replacement it is. Required.")
    ] = UNSET
    crate: Annotated[Text | UnsetType, Meta(description="The crate; left out with `none`.")] = UNSET
    missing: Annotated[Text | UnsetType, Meta(description="What it does not cover, in words.")] = UNSET
    licence: Annotated[
        Text | UnsetType, Meta(description="An SPDX expression, where the crate is not one that rustbound knows.")
    ] = UNSET


class Document(Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Settings of rustbound. All paths and globs are relative to the file they stand in."""

    extend: Annotated[
        Text | UnsetType, Meta(description="A file whose settings hold where this one says nothing else.")
    ] = UNSET
    select: Annotated[
        Texts | UnsetType,
        Meta(description="Report only these: codes (GO102), prefixes (GO1), names, families or ALL. Default: ALL."),
    ] = UNSET
    extend_select: Annotated[
        Texts | UnsetType,
        Meta(description="Report these too: patterns in preview, or what an extended file leaves out."),
    ] = UNSET
    ignore: Annotated[Texts | UnsetType, Meta(description="Do not report these.")] = UNSET
    per_file_ignores: Annotated[
        dict[Text, Texts] | UnsetType,
        Meta(description="Do not report these in the files that a glob matches, as in .gitignore."),
    ] = UNSET
    verdict: Annotated[
        tuple[Verdict, ...] | UnsetType, Meta(description="Report only patterns with these verdicts.")
    ] = UNSET
    language: Annotated[tuple[Language, ...] | UnsetType, Meta(description="Read only these languages.")] = UNSET
    fail_on: Annotated[
        Verdict | UnsetType,
        Meta(description="What makes `rustbound check` fail: this verdict and those harder to port. Default: blocked."),
    ] = UNSET
    exclude: Annotated[
        Texts | UnsetType,
        Meta(description="Leave out the files and directories that these globs match, as lines of a .gitignore."),
    ] = UNSET
    force_exclude: Annotated[
        bool | UnsetType,
        Meta(description="Leave out files given by name too, where a walk would. Default: false."),
    ] = UNSET
    extend_patterns: Annotated[Texts | UnsetType, Meta(description="Directories with patterns of your own.")] = UNSET
    baseline: Annotated[
        Text | UnsetType, Meta(description="The file of findings that `rustbound check` lets pass.")
    ] = UNSET
    effort: Annotated[
        dict[Literal[1, 2, 3, 5, 8, 13], Minutes] | UnsetType,
        Meta(description="Minutes for each number of effort points; all six or none."),
    ] = UNSET
    rust: Annotated[Rust | UnsetType, Meta(description="What the Rust in skeletons looks like.")] = UNSET
    crates: Annotated[
        dict[Text, Crate] | UnsetType,
        Meta(description="By import path, or a beginning of one: the crate that stands for it in the worklist."),
    ] = UNSET
    cache_dir: Annotated[
        Text | UnsetType, Meta(description="Where compiled patterns are kept. Default: the user's cache directory.")
    ] = UNSET
    no_cache: Annotated[bool | UnsetType, Meta(description="Keep nothing on disk. Default: false.")] = UNSET
