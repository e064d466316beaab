# Works of pymcdm, scikit-criteria and numpy on the columns of a file, one at a time as they are asked for on standard input.
# python peers.py FILE UNITS INDICATORS: first a line of JSON with the works there are, then a line for each "work\tpeer".
import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")
try:
    import numpy as np
except ImportError:
    print("[]")
    sys.exit(0)

file, n, m = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
x = np.ascontiguousarray(np.fromfile(file).reshape(m, n).T)
unit_scale = (x - x.min(0)) / (x.max(0) - x.min(0))
weights = np.full(m, 1 / m)
gains = np.ones(m)
works = {}


def numpy_index():
    lo, hi = x.min(0), x.max(0)
    z = (x - lo) / (hi - lo) * 100
    g = z.reshape(n, m // 4, 4).mean(2)
    d = g.reshape(n, m // 16, 4).mean(2)
    return d.mean(1)


works["fit and apply, resident", "numpy"] = numpy_index
try:
    import pymcdm.weights as pw
    from pymcdm.methods import TOPSIS
    from pymcdm.normalizations import vector_normalization

    works["critic", "pymcdm"] = lambda: pw.critic_weights(x)
    works["merec", "pymcdm"] = lambda: pw.merec_weights(x, gains)
    works["entropy of raw shares", "pymcdm"] = lambda: pw.entropy_weights(x)
    works["topsis", "pymcdm"] = lambda: TOPSIS(vector_normalization)(x, weights, gains)
except ImportError:
    pass
try:
    import skcriteria as skc
    from skcriteria.agg.topsis import TOPSIS as T
    from skcriteria.pipeline import mkpipe
    from skcriteria.preprocessing import scalers, weighters

    dm = skc.mkdm(x, [1] * m, weights=weights)
    dz = skc.mkdm(unit_scale, [1] * m, weights=weights)
    topsis = mkpipe(scalers.VectorScaler(target="matrix"), T())
    works["critic", "scikit-criteria"] = lambda: weighters.CRITIC().transform(dm).weights
    works["merec", "scikit-criteria"] = lambda: weighters.MEREC().transform(dm).weights
    works["entropy of raw shares", "scikit-criteria"] = lambda: weighters.EntropyWeighter().transform(dm).weights
    works["entropy of min-max shares", "scikit-criteria"] = lambda: weighters.EntropyWeighter().transform(dz).weights
    works["topsis", "scikit-criteria"] = lambda: topsis.evaluate(dm).e_.similarity
    works["topsis of a scaled matrix", "scikit-criteria"] = lambda: T().evaluate(dm).e_.similarity
except ImportError:
    pass

print(json.dumps(list(works)), flush=True)
for line in sys.stdin:
    try:
        start = time.perf_counter()
        found = works[tuple(line.rstrip("\n").split("\t"))]()
        taken = (time.perf_counter() - start) * 1000
        print(json.dumps({"ms": taken, "first": [float(v) for v in np.ravel(found)[:64]]}), flush=True)
    except Exception as error:  # a peer that fails has no time
        print(json.dumps({"ms": None, "error": str(error)}), flush=True)
