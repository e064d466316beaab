"""A database engine of Python, driven by the tests: python engines.py clickhouse | spark

clickhouse: serves the HTTP interface that ClickHouse's own client speaks, over chdb; prints its port in the first line.
spark: reads a request a line, answers a line: {"op": "load" | "query" | "explain" | "run", ...} as JSON.
"""
import json
import math
import sys
import threading


def clickhouse():
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from urllib.parse import parse_qsl, urlsplit

    from chdb import session

    connection = session.Session()
    # before a statement is parsed its settings are not known
    for name in ("max_query_size", "max_ast_elements", "max_expanded_ast_elements", "max_ast_depth"):
        connection.query(f"SET {name} = 100000000")
    connection.query("SET max_parser_depth = 10000")
    # chdb's own first database takes names of tables for paths of files; a server's does not
    connection.query("CREATE DATABASE tests ENGINE = Atomic")
    connection.query("USE tests")
    lock = threading.Lock()
    parsed_before = {"max_query_size", "max_ast_elements", "max_expanded_ast_elements", "max_parser_depth", "max_ast_depth"}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.answer(200, b"Ok.\n")

        def do_POST(self):
            size = int(self.headers.get("Content-Length") or 0)
            if self.headers.get("Transfer-Encoding", "") == "chunked":
                body = b""
                while (length := int(self.rfile.readline(), 16)) > 0:
                    body += self.rfile.read(length)
                    self.rfile.readline()
                self.rfile.readline()
            else:
                body = self.rfile.read(size)
            asked = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
            query = (asked.pop("query", "") + body.decode()).strip()
            for name in ("query_id", "session_id", "database", "default_format", "role", "wait_end_of_query", "http_write_exception_in_output_format"):
                asked.pop(name, None)
            settings = ", ".join(f"{name} = '{value}'" for name, value in asked.items() if name not in parsed_before)
            reads = asked.get("readonly") is not None
            text = f"{query}\nSETTINGS {settings}" if reads and settings else query
            try:
                with lock:
                    result = connection.query(text, "TabSeparated")
                    data = result.bytes() if hasattr(result, "bytes") else str(result).encode()
                self.answer(200, data or b"")
            except Exception as error:  # what the engine says is what the client is told
                self.answer(500, str(error).encode())

        def answer(self, status, body):
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if status != 200:
                self.send_header("X-ClickHouse-Exception-Code", "1")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    # the tests end this process by closing its input
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever()


def spark():
    import os
    import shutil
    import tempfile

    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what else is printed is no answer
    from pyspark.sql import SparkSession

    folder = tempfile.mkdtemp(prefix="gongfu-spark-")
    cores = sys.argv[2] if len(sys.argv) > 2 else "2"
    session = (
        SparkSession.builder.master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.default.parallelism", "4")
        .config("spark.sql.variable.substitute", "false")  # ${x} in a name is a name
        .config("spark.driver.memory", "3g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", folder)
        .config("spark.local.dir", folder)
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    if os.environ.get("GONGFU_SPARK_COMPILES") != "1":  # compiling takes longer than some rows
        session.conf.set("spark.sql.codegen.wholeStage", "false")
        session.conf.set("spark.sql.codegen.factoryMode", "NO_CODEGEN")

    def plain(value):
        if isinstance(value, float) and not math.isfinite(value):
            return str(value)
        return value if value is None or isinstance(value, (int, float, str)) else str(value)

    def literal(value, kind):
        if kind == "text":
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return "CAST(NULL AS DOUBLE)" if value is None else f"{float(value)!r}D"

    def quoted(name):
        return "`" + name.replace("`", "``") + "`"

    def answer(asked):
        op = asked["op"]
        if op == "load":
            columns, kinds = asked["columns"], asked["types"]
            cells = [[literal(value, kinds[name]) for value in values] for name, values in columns.items()]
            rows = ", ".join("(" + ", ".join(row) + ")" for row in zip(*cells))
            frame = session.sql(f"SELECT * FROM VALUES {rows} AS t({', '.join(map(quoted, columns))})")
            # several partitions, as of several executors
            frame.repartition(4).cache().createOrReplaceTempView(quoted(asked["table"]))
            return {}
        if op == "explain":
            return {"text": session.sql("EXPLAIN " + asked["sql"]).collect()[0][0]}
        frame = session.sql(asked["sql"])
        if op == "run":
            return {}
        rows = frame.collect()
        head = [{"name": f.name, "type": f.dataType.simpleString()} for f in frame.schema.fields]
        return {"head": head, "rows": [[plain(v) for v in row] for row in rows], "partitions": frame.rdd.getNumPartitions() if asked.get("partitions") else None}

    print(json.dumps({"version": session.version}), file=out, flush=True)
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as error:
            reply = {"error": str(error).split("\n\n")[0]}
        print(json.dumps(reply), file=out, flush=True)
    session.stop()
    shutil.rmtree(folder, ignore_errors=True)


{"clickhouse": clickhouse, "spark": spark}[sys.argv[1]]()
