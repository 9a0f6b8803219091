"""All graphs that swaps of contacts between groups reach from a small one, each
counted once, and what they say of every pair of groups: the figures of
tests/unit/test_contact_table.c. Plain sets; nothing of ours is used.

A swap takes i > j, p > q of one class (mutual dyads in either sense, one-way
arcs between two who answered, arcs to the silent) to i > q, p > j, where both
are between groups and on dyads without any contact, and all four dyads are
alike in every place.
"""
import itertools


def classes(groups, arcs, silent):
    """Mutual dyads, one-way arcs, arcs to the silent, between groups."""
    arcs = set(arcs)
    mutual, one_way, to_silent = set(), set(), set()
    for i, j in arcs:
        if groups[i] == groups[j]:
            continue
        if j in silent:
            to_silent.add((i, j))
        elif (j, i) in arcs:
            mutual.add((min(i, j), max(i, j)))
        else:
            one_way.add((i, j))
    return tuple(map(frozenset, (mutual, one_way, to_silent)))


def swapped(groups, places, state):
    """Every state one swap away."""
    taken = {frozenset(c) for kind in state for c in kind}

    def stratum(i, j):
        return tuple(p[i] == p[j] for p in places)

    for kind in range(3):
        for (i, j), pq in itertools.product(state[kind], repeat=2):
            if (i, j) == pq:
                continue
            for p, q in {pq, pq[::-1]} if kind == 0 else {pq}:
                new = (i, q), (p, j)
                if any(groups[a] == groups[b] for a, b in new):
                    continue
                dyads = {frozenset(c) for c in new}
                if len(dyads) < 2 or dyads & taken:
                    continue
                if len({stratum(*c) for c in ((i, j), (p, q), *new)}) > 1:
                    continue
                if kind == 0:
                    new = tuple((min(c), max(c)) for c in new)
                rest = state[kind] - {(i, j), pq}
                yield state[:kind] + (rest | set(new),) + state[kind + 1:]


def reach(groups, places, start):
    seen, open_ = {start}, [start]
    while open_:
        for state in swapped(groups, places, open_.pop()):
            if state not in seen:
                seen.add(state)
                open_.append(state)
    return seen


def tell(name, groups, arcs, silent=(), places=()):
    start = classes(groups, arcs, set(silent))
    states = reach(groups, places, start)
    print(f"{name}: {len(states)} graphs")

    def ties(state, g, h):
        found = [sum({groups[i], groups[j]} == {g, h} for i, j in kind)
                 for kind in state]
        return 2 * found[0] + found[1] + found[2]

    for g, h in itertools.combinations(sorted(set(groups)), 2):
        drawn = [ties(s, g, h) for s in states]
        n, seen = len(drawn), ties(start, g, h)
        mean = sum(drawn) / n
        sd = (sum((t - mean) ** 2 for t in drawn) / n) ** .5
        low = sum(t <= seen for t in drawn) / n
        least = drawn.count(min(drawn)) / n
        print(f"  {g}-{h} T {seen} E {mean:.6f} sd {sd:.6f} "
              f"p_low {low:.6f} P(least) {least:.6f}")


def arcs_of(text):
    return [tuple(int(i) for i in (w.split("-") if "-" in w else w))
            for w in text.split()]


B = arcs_of("02 20 13 35 53 46 64 75 04 61")
QUIET = [a for a in B if a != (7, 5)] + [(2, 7), (5, 7)]
FOUR = [0, 0, 1, 1, 2, 2, 3, 3]
PARITY = [[0, 1] * 4]
B3 = arcs_of("03 30 14 41 26 62 59 95 7-10 10-7 83 37 90 10-1 17 65")

tell("B", FOUR, B)
tell("B, 7 silent", FOUR, QUIET, silent=[7])
tell("B, places by parity", FOUR, B, places=PARITY)
tell("B, 7 silent, places by parity", FOUR, QUIET, silent=[7], places=PARITY)
tell("B3", [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3], B3)
UNDIRECTED = sorted({tuple(sorted(a)) for a in B})
print("B undirected (each dyad once):")
tell("  as mutual dyads, T twice", FOUR,
     UNDIRECTED + [c[::-1] for c in UNDIRECTED])
