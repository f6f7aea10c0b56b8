#!/usr/bin/env python3
"""Writes decimal.json, hard decimals and doubles with the truths of this Python: python3 write_decimal.py > decimal.json

CPython's float() rounds correctly and its repr() is shortest (David Gay's code); nothing of ours takes part.
"""

import json
import random
import struct
import sys
from fractions import Fraction

RANDOM = random.Random(8259)
LARGEST = 0x7FEFFFFFFFFFFFFF


def bits_of(value):
    return struct.unpack(">Q", struct.pack(">d", value))[0]


def double_of(bits):
    return struct.unpack(">d", struct.pack(">Q", bits))[0]


def exact(number):
    """The decimal digits and exponent of a fraction whose denominator is a power of two."""
    twos = number.denominator.bit_length() - 1
    return number.numerator * 5**twos, -twos


def javascript(value):
    """repr() in the layout of ECMA-262, Number::toString."""
    mantissa, _, exponent = repr(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits) if whole == "0" else 0)
    digits = digits.rstrip("0") or "0"
    count = len(digits)
    if value == 0:
        return "0"
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    tail = "." + digits[1:] if count > 1 else ""
    return f"{digits[0]}{tail}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def near_halfway(count):
    """19 digits over 10^27 of which the quotient's first 65 bits say halfway above an even double; the rest does not."""
    while count > 0:
        number = RANDOM.randrange(10**18, 10**19)
        quotient, rest = divmod(number << (128 - number.bit_length()), 5**27)
        behind = quotient.bit_length() - 53
        if rest != 0 and quotient & ((2 << behind) - 1) == 1 << (behind - 1):
            count -= 1
            yield f"{number}e-27"


def reading():
    known = {
        "0": "zero", "-0": "minus zero keeps its sign", "+7": "a plus sign",
        "12.": "no digit after the point", ".5": "no digit before the point",
        "1e22": "the last power of ten that is a double", "1e23": "between two doubles, not halfway",
        "9007199254740993": "2^53 + 1 is halfway: to even", "9007199254740995": "2^53 + 3 is halfway: to even",
        "9007199254740992.99999999999999999999": "just below halfway",
        "9007199254740993.00000000000000000001": "just above halfway",
        "18446744073709551615": "2^64 - 1", "18446744073709551616": "2^64",
        "99999999999999999999": "twenty digits", "10000000000000000159": "twenty digits, not a double",
        "2.2250738585072011e-308": "the largest subnormal; made PHP 5.3 hang",
        "2.2250738585072014e-308": "the smallest normal number",
        "4.9e-324": "the smallest subnormal", "2.4703282292062327e-324": "just below half of it: zero",
        "2.4703282292062328e-324": "just above half of it", "1e-400": "far too small: zero",
        "1.7976931348623157e308": "the largest double", "1.7976931348623158e308": "rounds down to the largest double",
        "1.7976931348623159e308": "rounds up to infinity", "1e400": "far too large", "-1e400": "far too large",
        "179769313486231580793e289": "20 digits, just below the limit",
        "1e99999999999999999999": "an exponent beyond 64 bits", "1e-99999999999999999999": "the same, small",
        "1e18446744073709551617": "2^64 + 1, which must not become 1", "1e-18446744073709551617": "the same, small",
        "0e99999999999999999999": "zero, whatever the exponent",
        "0." + "0" * 400 + "1e401": "leading zeros against the exponent",
        "1" + "0" * 400 + "e-400": "trailing zeros against the exponent",
        "9" * 1000 + "e-1000": "a thousand nines",
        "0" * 1000 + "1": "leading zeros do not count",
    }  # fmt: skip
    for text, why in known.items():
        yield text, why
    for bits in (0, 1, 0x000FFFFFFFFFFFFF, *(RANDOM.randrange(LARGEST) for _ in range(12)), bits_of(1.0), bits_of(0.1)):
        digits, exponent = exact((Fraction(double_of(bits)) + Fraction(double_of(bits + 1))) / 2)
        yield f"{digits}e{exponent}", "exactly halfway between two doubles: to even"
        yield f"{digits}.{'0' * 60}1e{exponent}", "just above halfway"
        yield f"{digits - 1}.{'9' * 60}e{exponent}", "just below halfway"
        yield f"{digits}.{'0' * 900}1e{exponent}", "above halfway by the last of many digits"
    for text in near_halfway(8):
        yield text, "above halfway by less than 128 bits show"
    for _ in range(60):
        yield f"{RANDOM.randrange(10**15, 10**19)}e{RANDOM.randint(-27, 27)}", "16 to 19 digits, small exponent"
    for _ in range(40):
        yield f"{RANDOM.randrange(10**19)}e{RANDOM.randint(-340, 300)}", "up to 19 digits, any exponent"
    for _ in range(40):
        yield f"0.{RANDOM.randrange(10**16, 10**17)}", "as programs print shares"


def writing():
    for text in ("0", "0.1", "0.000001", "1e-7", "1.5e-7", "123456789012345680000", "1e21", "1.5e300", "5e-324",
                 "0.3", "100", "1e20", "4.35", "2.5", "1234567.891"):  # fmt: skip
        yield float(text), "layout"
    for value in (2**53, 2**53 + 2, 2.0**63, 0.1 + 0.2, 1 / 3, 5e-324, double_of(LARGEST), 157054934255641.875,
                  1558034969649678.75, 2.0**-44, 9007199254740993e-3):  # fmt: skip
        yield float(value), "few digits are not enough"
    for exponent in range(1, 2046, 37):
        yield double_of(exponent << 52), "a power of two: its lower neighbour is nearer"
    for _ in range(60):
        yield double_of(RANDOM.randrange(LARGEST)), "any double"
    for _ in range(60):
        yield RANDOM.random(), "a share"
    for _ in range(30):
        yield RANDOM.randrange(10**9) / 10 ** RANDOM.randint(0, 12), "a number as people write it"


def main():
    cases = []
    for text, why in reading():
        value = float(text)
        bits = None if value in (float("inf"), float("-inf")) else f"{bits_of(value):016x}"
        cases.append({"name": f"read {len(cases)}", "why": why, "text": text, "bits": bits})
    for value, why in writing():
        cases.append({"name": f"write {len(cases)}", "why": why, "bits": f"{bits_of(value):016x}", "shortest": javascript(value)})
    source = f"written by write_decimal.py; truths: float() and repr() of CPython {sys.version.split()[0]}, layout by ECMA-262"
    lines = ",\n".join(json.dumps(case) for case in cases)
    print(f'{{"source": {json.dumps(source)},\n"cases": [\n{lines}\n]}}')


main()
