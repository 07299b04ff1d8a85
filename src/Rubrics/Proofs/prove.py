"""Proves pairs of formulas equal. They come as trees (JSON arrays of a kind and parts) and are built node by node: no text is ever evaluated.

Reads /task/in/pairs.json {"seconds": 3, "pairs": [{"id", "variables", "definitions", "left", "right"}]} and writes
/task/out/results.json {"results": {id: {"verdict": "proved" | "disproved" | "unknown", "method": "..."}}}.
Every pair has a process of its own, which is ended when its time is up.
"""

import json
import math
import os
import resource
import select
import signal
import time

import sympy as sp
from sympy.core.random import seed

MEMORY = 400 << 20
# How many times its processor time a proof may last on the clock.
PATIENCE = 3
FUNCTIONS = {
    "exp": sp.exp, "ln": sp.log, "log": sp.log, "sqrt": sp.sqrt, "abs": sp.Abs, "sign": sp.sign, "sin": sp.sin, "cos": sp.cos, "tan": sp.tan,
    "sinh": sp.sinh, "cosh": sp.cosh, "tanh": sp.tanh, "arctan": sp.atan, "artanh": sp.atanh, "floor": sp.floor, "ceil": sp.ceiling, "max": sp.Max, "min": sp.Min,
    "log2": lambda x: sp.log(x) / sp.log(2),
    "log10": lambda x: sp.log(x) / sp.log(10),
    "logb": lambda base, x: sp.log(x) / sp.log(base),
    "root": lambda x, n: x ** (1 / n),
    "sigmoid": lambda x: 1 / (1 + sp.exp(-x)),
    "softplus": lambda x: sp.log(1 + sp.exp(x)),
    "relu": lambda x: sp.Max(0, x),
    "step": lambda x: sp.Piecewise((1, x >= 0), (0, True)),
}
RELATIONS = {"eq": sp.Eq, "ne": sp.Ne, "lt": sp.Lt, "le": sp.Le, "gt": sp.Gt, "ge": sp.Ge}
LARGEST_EXPONENT = 64


class Builder:
    """Builds SymPy objects from trees."""

    def __init__(self, variables, definitions, frozen=None):
        self.variables, self.definitions, self.frozen, self.known = variables, dict(definitions), frozen, {}

    def build(self, tree):
        kind, parts = tree[0], tree[1:]
        return getattr(self, "_" + kind)(*parts)

    def _number(self, numerator, denominator):
        return sp.Rational(int(numerator), int(denominator))

    def _const(self, name):
        return {"pi": sp.pi, "e": sp.E, "infinity": sp.oo}[name]

    def _variable(self, at):
        return self.variables[at]

    def _index(self, name):
        return sp.Symbol("index " + name, integer=True)

    def _defined(self, key):
        if self.frozen is not None and key == self.frozen[0]:
            return self.frozen[1]
        if key not in self.known:
            self.known[key] = self.build(self.definitions[key])
        return self.known[key]

    def _neg(self, x):
        return -self.build(x)

    def _add(self, a, b):
        return self.build(a) + self.build(b)

    def _sub(self, a, b):
        return self.build(a) - self.build(b)

    def _mul(self, a, b):
        return self.build(a) * self.build(b)

    def _div(self, a, b):
        return self.build(a) / self.build(b)

    def _pow(self, a, b):
        base, exponent = self.build(a), self.build(b)
        if exponent.is_number and abs(exponent) > LARGEST_EXPONENT:
            raise ValueError("an exponent too large")
        return base ** exponent

    def _factorial(self, x):
        value = self.build(x)
        if value.is_number and value > 200:
            raise ValueError("a factorial too large")
        return sp.factorial(value)

    def _call(self, name, primes, *arguments):
        values = [self.build(a) for a in arguments]
        function = FUNCTIONS.get(name) or sp.Function("unknown " + name, real=True)
        if primes == 0:
            return function(*values)
        at = sp.Dummy("at", real=True)
        return function(at).diff(at, primes).subs(at, values[0])

    def _sum(self, index, start, stop, body):
        return sp.summation(self.build(body), (self._index(index), self.build(start), self.build(stop)))

    def _product(self, index, start, stop, body):
        return sp.product(self.build(body), (self._index(index), self.build(start), self.build(stop)))

    def _diff(self, of, by):
        if by[0] == "variable":
            return self.build(of).diff(self.build(by))
        # With respect to something that is computed itself: kept as a symbol while differentiating.
        kept = sp.Dummy("kept", real=True)
        inner = Builder(self.variables, self.definitions, (by[1], kept))
        return inner.build(of).diff(kept).subs(kept, self.build(by))

    def _all(self, *conditions):
        return sp.And(*[self.condition(c) for c in conditions])

    def _any(self, *conditions):
        return sp.Or(*[self.condition(c) for c in conditions])

    def _not(self, x):
        return sp.Not(self.condition(x))

    def condition(self, tree):
        if tree[0] in RELATIONS:
            return RELATIONS[tree[0]](self.build(tree[1]), self.build(tree[2]))
        if tree[0] in ("all", "any", "not"):
            return self.build(tree)
        return sp.Ne(self.build(tree), 0)

    def _indicator(self, condition):
        return sp.Piecewise((1, self.condition(condition)), (0, True))

    def _cases(self, *parts):
        pairs = [(self.build(parts[i]), self.condition(parts[i + 1]) if i + 1 < len(parts) else True) for i in range(0, len(parts), 2)]
        return sp.Piecewise(*pairs)


def variable(at, known):
    return sp.Symbol("v%d" % at, **{name: True for name in ("real", "positive", "negative", "integer") if known.get(name)})


def choices(pair):
    """The variables, once for every combination of values where some have only a few."""
    builder = Builder([], {})
    options = []
    for at, known in enumerate(pair["variables"]):
        values = known.get("values")
        options.append([builder.build(v) for v in values] if values and len(values) <= 3 else [variable(at, known)])
    combinations = [[]]
    for option in options:
        combinations = [c + [o] for c in combinations for o in option]
        if len(combinations) > 16:
            return [[variable(at, known) for at, known in enumerate(pair["variables"])]]
    return combinations


def methods(difference):
    yield "expansion", lambda: sp.expand(difference)
    yield "common denominator", lambda: sp.cancel(sp.together(difference))
    yield "logarithms", lambda: sp.expand_log(sp.expand(difference))
    yield "simplification", lambda: sp.simplify(difference)
    yield "exponentials", lambda: sp.simplify(sp.expand(difference.rewrite(sp.exp)))
    yield "logarithms of a sum", lambda: sp.simplify(sp.logcombine(sp.expand_log(difference), force=False))
    yield "cases", lambda: sp.simplify(sp.piecewise_fold(difference.rewrite(sp.Piecewise)))


def decide(difference):
    if difference == 0:
        return "proved", "the same"
    for name, method in methods(difference):
        try:
            if method() == 0:
                return "proved", name
        except (ValueError, TypeError, NotImplementedError, AttributeError, sp.PolynomialError):
            continue
    if differs_somewhere(difference):
        return "disproved", "a value that is not zero"
    try:
        return ("proved", "zero test") if difference.equals(0) else ("unknown", "")
    except (ValueError, TypeError, NotImplementedError, AttributeError):
        return "unknown", ""


def differs_somewhere(difference):
    """Whether the difference is far from zero at one of a few values, computed with thirty digits."""
    symbols = sorted(difference.free_symbols, key=lambda s: s.name)
    for numerator in (7, -5, 11, -13, 3):
        values = {}
        for at, symbol in enumerate(symbols):
            value = sp.Integer(abs(numerator) + at) if symbol.is_integer else sp.Rational(numerator + 2 * at, 4)
            values[symbol] = abs(value) if symbol.is_positive else -abs(value) if symbol.is_negative else value
        try:
            result = sp.N(difference.subs(values), 30)
        except (ValueError, TypeError, NotImplementedError, AttributeError, ZeroDivisionError):
            continue
        if result.is_real and result.is_finite and abs(result) > sp.Rational(1, 10**12):
            return True
    return False


def below_one(variables, pair):
    """A number between 0 and 1 as t / (1 + t) with a positive t: then the system knows that 1 - p is positive."""
    return [t / (1 + t) if known.get("below_one") else t for t, known in zip(variables, pair["variables"])]


def prove_with(variables, pair):
    builder = Builder(variables, pair["definitions"])
    difference = builder.build(pair["left"]) - builder.build(pair["right"])
    verdict, how = decide(difference)
    # What is known about a variable may be less than what was declared: then a difference may lie outside of its domain.
    loose = any(known.get("bounded") and v in difference.free_symbols for v, known in zip(variables, pair["variables"]))
    return ("unknown" if loose and verdict == "disproved" else verdict), how


def prove(pair):
    how = ""
    for variables in choices(pair):
        verdict, how = prove_with(variables, pair)
        if verdict != "proved" and any(known.get("below_one") for known in pair["variables"]):
            verdict, how = prove_with(below_one(variables, pair), pair)
        if verdict != "proved":
            return {"verdict": verdict, "method": how}
    return {"verdict": "proved", "method": how}


def in_a_process(pair, seconds):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            # Processor time, so that a busy machine proves the same as a quiet one.
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds)))
            # The zero test draws numbers: the same ones every time.
            seed(1)
            answer = json.dumps(prove(pair))
        except BaseException as trouble:  # whatever a system of this size throws, it has not proved anything
            answer = json.dumps({"verdict": "unknown", "method": type(trouble).__name__})
        os.write(writing, answer.encode())
        os._exit(0)
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], PATIENCE * seconds)
        text = os.read(reading, 4096) if ready else b""
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return json.loads(text) if text else {"verdict": "unknown", "method": "out of time"}


def main():
    with open("/task/in/pairs.json", encoding="utf-8") as file:
        request = json.load(file)
    results = {}
    for pair in request["pairs"]:
        started = time.monotonic()
        results[pair["id"]] = in_a_process(pair, request["seconds"])
        results[pair["id"]]["seconds"] = round(time.monotonic() - started, 3)
    with open("/task/out/results.json", "w", encoding="utf-8") as file:
        json.dump({"results": results}, file)


if __name__ == "__main__":
    main()
