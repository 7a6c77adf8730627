"""The practice account as a real server in its own process, for any test that needs a Telnyx to talk to."""

from __future__ import annotations

import http.client
import io
import json
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from app.practice.account import KEY
from app.practice.server import accept_log
from app.practice.set_ups import APPLICATION_ID, SENDER_NUMBER

ROOT = Path(__file__).resolve().parent.parent
CALL_SECONDS = 30.0
T = TypeVar("T")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]  # names in lower case
    content: bytes

    @property
    def json(self) -> dict[str, Any]:
        value = json.loads(self.content)
        assert isinstance(value, dict)
        return value

    @property
    def data(self) -> Any:
        return self.json["data"]

    @property
    def error(self) -> dict[str, Any]:
        """The first of `errors`."""
        error = self.json["errors"][0]
        assert isinstance(error, dict)
        return error


class PracticeAccount:
    """Ends with the test run, however that ends: the server watches its stdin."""

    key = KEY
    connection_id = APPLICATION_ID
    sender = SENDER_NUMBER

    def __init__(
        self, state_dir: Path, speed: float = 1000.0, without_media: bool = False, port: int = 0, set_up: str = ""
    ) -> None:
        self.state_dir = state_dir
        self.speed = speed
        self.without_media = without_media
        self.set_up = set_up
        self.port = port
        self.url = ""
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> PracticeAccount:
        process = self.launch()
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, "the practice server did not start"
        self.url = json.loads(line)["url"]
        self._process = process
        return self

    def launch(self) -> subprocess.Popen[str]:
        """Only the process: not waited for, and not ended by stop()."""
        command = [sys.executable, "-m", "app.practice.server", "--until-stdin-closes"]
        command += ["--port", str(self.port), "--speed", str(self.speed), "--state", str(self.state_dir)]
        command += ["--without-media"] if self.without_media else []
        command += ["--account", self.set_up] if self.set_up else []
        return subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    @property
    def process(self) -> subprocess.Popen[str]:
        assert self._process is not None, "start() comes first"
        return self._process

    def kill(self) -> None:
        """As by kill -9."""
        self.process.kill()
        self._ended()

    def stop(self) -> int:
        """As a person would: SIGTERM. The exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        return self._ended()

    def _ended(self) -> int:
        code = self.process.wait(30)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()
        return code

    def accepted(self) -> list[dict[str, Any]]:
        """The accept log, also after kill() and stop()."""
        return accept_log(self.state_dir)

    def accepted_for(self, number: str) -> list[dict[str, Any]]:
        return [entry for entry in self.accepted() if entry["to"] == number]

    def call(self, method: str, path: str, body: Any = None, key: str | None = KEY, **headers: str) -> Reply:
        """One request on a connection of its own. `body`: bytes as they are, anything else as JSON.

        Raises http.client.RemoteDisconnected when the server closes without an answer.
        """
        if key is not None:
            headers.setdefault("Authorization", f"Bearer {key}")
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(address.netloc, timeout=CALL_SECONDS)
        try:
            connection.request(method, address.path + path, body, headers)
            answer = connection.getresponse()
            lower = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, lower, answer.read())
        finally:
            connection.close()

    def form(self, path: str, fields: dict[str, str], **files: tuple[str, bytes]) -> Reply:
        """A multipart POST. A file is (file name, bytes); without a name its part has none."""
        body, content_type = multipart(fields, files)
        return self.call("POST", path, body, **{"Content-Type": content_type})

    def upload(self, data: bytes | None = None, name: str | None = None) -> str:
        """Stores a document (one blank page unless given); its media_name."""
        name = name or str(uuid.uuid4())
        reply = self.form("/media", {"media_name": name}, media=("fax.pdf", data or pdf()))
        assert reply.status == 201, reply.content
        return name

    def send(self, to: str, **parameters: Any) -> Reply:
        """POST /faxes with JSON, with a stored page unless the parameters name another document. A parameter
        that is a Python word is written with `_` after it (`from_`); None leaves one out."""
        named = {name.rstrip("_"): value for name, value in parameters.items()}
        if "media_name" not in named and "media_url" not in named:
            named["media_name"] = self.upload()
        order = {"connection_id": self.connection_id, "from": self.sender, "to": to, **named}
        return self.call("POST", "/faxes", {name: value for name, value in order.items() if value is not None})

    def get(self, fax_id: str) -> dict[str, Any]:
        fax = self.call("GET", f"/faxes/{fax_id}").data
        assert isinstance(fax, dict)
        return fax

    def final(self, fax_id: str) -> dict[str, Any]:
        """Polls until the fax is delivered or failed."""
        return until(lambda: fax if (fax := self.get(fax_id))["status"] in ("delivered", "failed") else None)


def until(look: Callable[[], T | None]) -> T:
    """What `look` returns as soon as it is true."""
    limit = time.monotonic() + 30
    while not (seen := look()):
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.01)
    return seen


def pdf(pages: int = 1, size: int = 0) -> bytes:
    """A document of blank pages; with `size`, of exactly so many bytes."""
    filler, made = 0, _pdf(pages, 0)
    for _ in range(3):  # more than once when the file position at the end has a digit more
        if not size or len(made) == size:
            return made
        filler += size - len(made)
        made = _pdf(pages, filler)
    raise ValueError(f"there is no such document of {size} bytes")


def _pdf(pages: int, filler: int) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]>>"]
    bodies += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"] * pages
    made = bytearray(b"%PDF-1.7\n%" + b" " * filler + b"\n")
    table = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n"
    for number, body in enumerate(bodies, 1):
        table += f"{len(made):010} 00000 n \n"
        made += f"{number} 0 obj\n{body}\nendobj\n".encode()
    trailer = f"trailer\n<</Size {len(bodies) + 1}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    return bytes(made) + (table + trailer).encode()


def multipart(fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    """The body and its content type."""
    boundary = uuid.uuid4().hex
    body = io.BytesIO()
    for name, text in fields.items():
        body.write(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode())
    for name, (file_name, data) in files.items():
        said = f'; filename="{file_name}"' if file_name else ""
        body.write(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{said}\r\n'.encode())
        body.write(b"Content-Type: application/pdf\r\n\r\n" + data + b"\r\n")
    body.write(f"--{boundary}--\r\n".encode())
    return body.getvalue(), f"multipart/form-data; boundary={boundary}"
