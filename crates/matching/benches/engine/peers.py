"""Other solvers on the same problems, for benches/engine.

peers.py SOLVER FILE reads a problem, prints "built MILLISECONDS TITLE", and from then on for each
line "solve" that it reads "solved MILLISECONDS PLACED TOTAL PEAK_BYTES"; or it prints one line that
says why not, and ends. Building is from arrays of numbers to the solver's own form; reading the
text is not counted.

All of them minimise the same: a pair costs its distance from the highest score, staying without a
place more than any chain of moves could gain.
"""

import resource
import sys
import time

try:
    import numpy
except ImportError:
    print("numpy is not installed", flush=True)
    sys.exit()

# Above this, a dense matrix is no fair question.
DENSE_LIMIT = 20_000_000


class Problem:
    def __init__(self, path):
        with open(path, "rb") as file:
            _, students, places, _ = file.readline().split()
            capacity = file.readline().split()[1:]
            rest = file.read().replace(b"e ", b"").decode()
        self.students, self.places = int(students), int(places)
        self.capacity = numpy.array(capacity, dtype=numpy.int64)
        # Not by `split`, whose pieces would take more memory than the solvers.
        pairs = numpy.fromstring(rest, dtype=numpy.int64, sep=" ").reshape(-1, 3)
        del rest
        self.student, self.place, self.score = (numpy.ascontiguousarray(column) for column in pairs.T)
        highest = int(self.score.max(initial=0))
        self.cost = highest - self.score
        # A chain of moves passes each place at most once.
        self.unplaced = (min(self.students, self.places) + 2) * (highest + 1)

    def matrix(self):
        """Students by seats. An impossible pair costs as much as no place: with at least as many
        columns as students, whoever has one is without a place."""
        seats = int(self.capacity.sum())
        if self.students * max(self.students, seats) > DENSE_LIMIT:
            raise ValueError("not asked: the dense matrix would be too large")
        by_place = numpy.full((self.students, self.places), float(self.unplaced))
        by_place[self.student, self.place] = self.cost
        dense = numpy.full((self.students, max(self.students, seats)), float(self.unplaced))
        dense[:, :seats] = numpy.repeat(by_place, self.capacity, axis=1)
        return dense

    def worth(self, costs):
        """Placed and total score, from what each student's pair costs."""
        placed = costs < self.unplaced
        highest = int(self.score.max(initial=0))
        return int(placed.sum()), int((highest - costs[placed]).sum())


def ortools(problem):
    from importlib.metadata import version

    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    n, m = problem.students, problem.places
    start = time.perf_counter()
    flow = SimpleMinCostFlow()
    students, places = numpy.arange(n), n + numpy.arange(m)
    sink = n + m
    one = numpy.ones(n, dtype=numpy.int64)
    pairs = flow.add_arcs_with_capacity_and_unit_cost(
        problem.student, n + problem.place, numpy.ones(len(problem.cost), dtype=numpy.int64), problem.cost
    )
    flow.add_arcs_with_capacity_and_unit_cost(students, sink * one, one, problem.unplaced * one)
    flow.add_arcs_with_capacity_and_unit_cost(
        places, numpy.full(m, sink), problem.capacity, numpy.zeros(m, dtype=numpy.int64)
    )
    flow.set_nodes_supplies(numpy.append(students, sink), numpy.append(one, -n))
    built = time.perf_counter() - start

    def solve():
        if flow.solve() != flow.OPTIMAL:
            raise ValueError("no optimum")

    def worth():
        flows = flow.flows(pairs)
        return int(flows.sum()), int((flows * problem.score).sum())

    return "OR-tools " + version("ortools") + " SimpleMinCostFlow", built, solve, worth


def scipy_dense(problem):
    import scipy
    from scipy.optimize import linear_sum_assignment

    start = time.perf_counter()
    dense = problem.matrix()
    built = time.perf_counter() - start
    found = []

    def solve():
        found[:] = linear_sum_assignment(dense)

    return f"scipy {scipy.__version__} linear_sum_assignment", built, solve, lambda: problem.worth(dense[tuple(found)])


def scipy_sparse(problem):
    import scipy
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    start = time.perf_counter()
    # Each seat is a column, and each student has one of her own for no place. A stored 0 would be
    # no pair, so everything costs one more.
    seats = int(problem.capacity.sum())
    first = numpy.concatenate(([0], numpy.cumsum(problem.capacity)[:-1]))
    times = problem.capacity[problem.place]
    rows = numpy.repeat(problem.student, times)
    offset = numpy.arange(len(rows)) - numpy.repeat(numpy.cumsum(times) - times, times)
    columns = numpy.repeat(first[problem.place], times) + offset
    own = numpy.arange(problem.students)
    weights = numpy.concatenate((numpy.repeat(problem.cost, times), numpy.full(problem.students, problem.unplaced))) + 1
    graph = coo_matrix(
        (weights.astype(float), (numpy.append(rows, own), numpy.append(columns, seats + own))),
        shape=(problem.students, seats + problem.students),
    ).tocsr()
    built = time.perf_counter() - start
    found = []

    def solve():
        found[:] = min_weight_full_bipartite_matching(graph)

    def worth():
        return problem.worth(numpy.asarray(graph[tuple(found)]).ravel() - 1)

    return f"scipy {scipy.__version__} min_weight_full_bipartite_matching", built, solve, worth


def lap(problem):
    from importlib.metadata import version

    from lap import lapjv

    start = time.perf_counter()
    dense = problem.matrix()
    # Square, which it would otherwise make it itself, on the clock. It takes a million for infinite:
    # halving until all costs are below loses nothing.
    scale = 1.0
    while problem.unplaced * scale > 500_000:
        scale /= 2
    square = numpy.zeros((dense.shape[1], dense.shape[1]))
    square[: problem.students] = dense * scale
    built = time.perf_counter() - start
    found = []

    def solve():
        found[:] = [lapjv(square, return_cost=False)[0]]

    def worth():
        own = numpy.arange(problem.students)
        return problem.worth(dense[own, found[0][: problem.students]])

    return "lap " + version("lap") + " lapjv", built, solve, worth


SOLVERS = {"ortools": ortools, "scipy-dense": scipy_dense, "scipy-sparse": scipy_sparse, "lap": lap}


def main():
    name, path = sys.argv[1:]
    try:
        title, built, solve, worth = SOLVERS[name](Problem(path))
    except (ImportError, MemoryError, ValueError) as error:
        print(str(error).replace("\n", " "), flush=True)
        return
    print(f"built {built * 1e3:.3f} {title}", flush=True)
    for line in sys.stdin:
        if line.strip() == "solve":
            start = time.perf_counter()
            solve()
            milliseconds = (time.perf_counter() - start) * 1e3
            placed, total = worth()
            # Kilobytes on Linux, bytes on macOS.
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
            print(f"solved {milliseconds:.3f} {placed} {total} {peak}", flush=True)


if __name__ == "__main__":
    main()
