"""Database engines of Python, served to all test files at once: python engines.py clickhouse | spark

The first line printed is the port. The process ends when its standard input does.
clickhouse: chdb behind the HTTP interface that ClickHouse's own client speaks; each file has a database of its own.
spark: takes {"session", "op": "load" | "query" | "explain" | "close", ...} as JSON; each file has a session of its own.
"""
import json
import math
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(200, b"Ok.\n")

    def body(self):
        if self.headers.get("Transfer-Encoding", "") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while (length := int(self.rfile.readline(), 16)) > 0:
            body += self.rfile.read(length)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def answer(self, status, body, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve(handler, out=sys.stdout):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    print(server.server_address[1], file=out, flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever()


def clickhouse():
    from chdb import session

    connection = session.Session()
    # before a statement is parsed its settings are not known
    for name in ("max_query_size", "max_ast_elements", "max_expanded_ast_elements", "max_ast_depth"):
        connection.query(f"SET {name} = 100000000")
    connection.query("SET max_parser_depth = 10000")
    # else the last bit of a double may be lost while a table is filled
    connection.query("SET precise_float_parsing = 1")
    parsed_before = {"max_query_size", "max_ast_elements", "max_expanded_ast_elements", "max_parser_depth", "max_ast_depth"}
    no_settings = ("query_id", "session_id", "database", "default_format", "role", "wait_end_of_query", "http_write_exception_in_output_format")
    lock = threading.Lock()
    made = set()

    def use(database):
        # chdb's own first database takes names of tables for paths of files; a server's does not
        if database not in made:
            connection.query(f"CREATE DATABASE {database} ENGINE = Atomic")
            made.add(database)
        connection.query(f"USE {database}")

    class Handler(Answering):
        def do_POST(self):
            asked = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
            query = (asked.pop("query", "") + self.body().decode()).strip()
            database = asked.get("database") or "tests"
            for name in no_settings:
                asked.pop(name, None)
            settings = ", ".join(f"{name} = '{value}'" for name, value in asked.items() if name not in parsed_before)
            reads = asked.get("readonly") is not None
            text = f"{query}\nSETTINGS {settings}" if reads and settings else query
            try:
                with lock:
                    use(database)
                    result = connection.query(text, "TabSeparated")
                    data = result.bytes() if hasattr(result, "bytes") else str(result).encode()
                self.answer(200, data or b"")
            except Exception as error:  # what the engine says is what the client is told
                self.answer(500, str(error).encode(), X_ClickHouse_Exception_Code="1")

    serve(Handler)


def spark():
    import shutil
    import tempfile

    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what else is printed is no answer
    from pyspark.sql import SparkSession

    folder = tempfile.mkdtemp(prefix="gongfu-spark-")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "4",
        "spark.sql.variable.substitute": "false",  # ${x} in a name is a name
        "spark.driver.memory": "3g",
        # half the time of a short life goes to the second compiler
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.warehouse.dir": folder,
        "spark.local.dir": folder,
        # some rows: compiling, planning anew and describing take longer than computing
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.ui.explainMode": "simple",
        "spark.sql.maxPlanStringLength": "200",
        # rows that stand in a statement are read by tasks, four at once, not computed while planning
        "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    first = builder.getOrCreate()
    first.sparkContext.setLogLevel("OFF")
    sessions = {}
    lock = threading.Lock()

    def session_of(name):
        with lock:
            if name not in sessions:
                sessions[name] = first.newSession()
            return sessions[name]

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

    def reply(asked):
        op, session = asked["op"], session_of(asked["session"])
        if op == "close":
            session.catalog.clearCache()
            sessions.pop(asked["session"])
            return {}
        if op == "load":
            columns, kinds = asked["columns"], asked["types"]
            cells = [[literal(value, kinds[name]) for value in values] for name, values in columns.items()]
            rows = ", ".join("(" + ", ".join(row) + ")" for row in zip(*cells))
            frame = session.sql(f"SELECT * FROM VALUES {rows} AS t({', '.join(map(quoted, columns))})")
            frame.createOrReplaceTempView(quoted(asked["table"]))
            return {"partitions": frame.rdd.getNumPartitions()} if asked.get("partitions") else {}
        if op == "explain":
            return {"text": session.sql("EXPLAIN " + asked["sql"]).collect()[0][0]}
        frame = session.sql(asked["sql"])
        rows = frame.collect()
        head = [{"name": f.name, "type": f.dataType.simpleString()} for f in frame.schema.fields]
        return {"head": head, "rows": [[plain(v) for v in row] for row in rows]}

    class Handler(Answering):
        def do_GET(self):
            self.answer(200, json.dumps({"version": first.version}).encode())

        def do_POST(self):
            try:
                said = reply(json.loads(self.body()))
            except Exception as error:
                said = {"error": str(error).split("\n\n")[0]}
            self.answer(200, json.dumps(said).encode())

    serve(Handler, out)
    first.stop()
    shutil.rmtree(folder, ignore_errors=True)


{"clickhouse": clickhouse, "spark": spark}[sys.argv[1]]()
