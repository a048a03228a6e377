"""In an editor: a real python-lsp-server that runs flake8."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FLAKE8 = {"enabled": True, "executable": str(Path(sys.executable).with_name("flake8"))}


class Server:
    """A language server over standard input and output."""

    def __init__(self, project):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pylsp"],
            cwd=project.root,
            env=project.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def send(self, method, params, **more):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def receive(self, wanted):
        """The next message for which `wanted` holds."""
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if wanted(message):
                return message


@pytest.fixture
def server(project):
    running = Server(project)
    yield running
    running.process.kill()
    running.process.communicate()


def test_an_opened_file_shows_our_diagnostics(server, project):
    file = project.write("app.py")
    options = {"pylsp": {"plugins": {"flake8": FLAKE8}}}
    root = project.root.as_uri()
    start = {"rootUri": root, "capabilities": {}, "initializationOptions": options}
    server.send("initialize", start, id=1)
    server.receive(lambda message: message.get("id") == 1)
    server.send("initialized", {})
    document = {"uri": file.as_uri(), "languageId": "python", "version": 1}
    server.send("textDocument/didOpen", {"textDocument": {**document, "text": file.read_text()}})
    published = server.receive(lambda m: m.get("method") == "textDocument/publishDiagnostics")
    ours = [found for found in published["params"]["diagnostics"] if found["code"] == "RZ401"]
    assert [found["range"]["start"] for found in ours] == [{"line": 6, "character": 4}]
    assert ours[0]["source"] == "flake8"
