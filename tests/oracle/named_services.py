"""People who name services, which never answer: every way of naming in which
everybody names as many services and every service is named as often, nobody the
own, listed by going through all choices of every person; nothing is swapped and
nothing of ours is used. The figures of tests/unit/test_contact_rewiring.c and
tests/unit/test_named_services.c. How many of them swaps reach stands beside.

Last, Wilson's interval by its closed form for shares of the same tests; Fisher's
p of the two is that of named_services.R.
"""
import itertools
import math


def ways(own, names, services):
    """All, as a tuple of the set that each person names."""
    left = [sum(s in n for n in names) for s in range(services)]

    def go(i):
        if i == len(own):
            if not any(left):
                yield ()
            return
        can = [s for s in range(services) if s != own[i] and left[s] > 0]
        for choice in itertools.combinations(can, len(names[i])):
            for s in choice:
                left[s] -= 1
            for rest in go(i + 1):
                yield (frozenset(choice),) + rest
            for s in choice:
                left[s] += 1

    return list(go(0))


def reached(own, names):
    start = tuple(map(frozenset, names))
    seen, todo = {start}, [start]
    while todo:
        now = todo.pop()
        for i, p in itertools.permutations(range(len(own)), 2):
            for j, q in itertools.product(now[i] - now[p], now[p] - now[i]):
                if q == own[i] or j == own[p]:
                    continue
                new = list(now)
                new[i], new[p] = now[i] - {j} | {q}, now[p] - {q} | {j}
                if tuple(new) not in seen:
                    seen.add(tuple(new))
                    todo.append(tuple(new))
    return len(seen)


def ties(own, way, g, h):
    return sum((o == g and h in n) + (o == h and g in n)
               for o, n in zip(own, way))


def tell(name, own, names, services):
    all_ways = ways(own, names, services)
    print(f"{name}: {len(all_ways)} ways, swaps reach {reached(own, names)}")
    for g, h in itertools.combinations(range(services), 2):
        drawn = [ties(own, w, g, h) for w in all_ways]
        seen, n = ties(own, names, g, h), len(drawn)
        mean = sum(drawn) / n
        sd = (sum((t - mean) ** 2 for t in drawn) / n) ** .5
        low = sum(t <= seen for t in drawn) / n
        least = drawn.count(min(drawn)) / n
        print(f"  {g}-{h} T {seen} E {mean:.6f} sd {sd:.6f} "
              f"p_low {low:.6f} least {min(drawn)} P(least) {least:.6f}")


def wilson(x, n, z=1.959963984540054):
    middle = (x + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(x * (n - x) / n + z * z / 4)
    return middle - half, middle + half


OWN = [0, 0, 1, 1, 2, 2, 3]
NAMES = [{1, 2}, {1, 3}, {0}, {2, 3}, {0, 3}, {1}, {0, 2}]

if __name__ == "__main__":
    tell("seven", OWN, NAMES, 4)
    for a, n_a, b, n_b in ((2, 2, 1, 2), (6, 8, 1, 9)):
        print(f"{a}/{n_a} {b}/{n_b}: "
              "wilson %.12f %.12f; %.12f %.12f" % (*wilson(a, n_a), *wilson(b, n_b)))
