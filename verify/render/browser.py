"""A headless Chromium driven over a pair of pipes: no port is opened, no driver program is needed."""

import base64
import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from verify.errors import VerifyError

_PATIENCE = 60
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-dev-shm-usage",
    "--hide-scrollbars", "--font-render-hinting=none", "--force-color-profile=srgb", "--no-pings", "--metrics-recording-only",
)  # fmt: skip
# The protocol's pipes are file descriptors 3 and 4 of Chromium: a small program puts them there and becomes Chromium.
_PIPES_AT_3_AND_4 = """
import fcntl, os, sys
read, write = [fcntl.fcntl(int(handle), fcntl.F_DUPFD_CLOEXEC, 10) for handle in sys.argv[1:3]]
os.dup2(read, 3)
os.dup2(write, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class BrowserError(VerifyError):
    """Chromium is not there, or did not do what it was asked."""


def find_browser() -> str | None:
    """The path of a Chromium, None where there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Browser:
    """`with Browser() as browser: browser.open(uri)`. One page at a time; every message is answered before the next is sent."""

    def __init__(self, program: str | None = None) -> None:
        found = program or find_browser()
        if found is None:
            raise BrowserError(
                "There is no Chromium on this machine. Install the package chromium, or print index.html from a browser of yours."
            )
        self._folder = tempfile.mkdtemp(prefix="verify-chromium-")
        to_read, self._to = os.pipe()
        self._from, from_write = os.pipe()
        flags = [*_FLAGS, f"--user-data-dir={self._folder}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")  # For root, Chromium does not start without it.
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-c", _PIPES_AT_3_AND_4, str(to_read), str(from_write), found, *flags, "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, pass_fds=(to_read, from_write),
        )  # fmt: skip
        os.close(to_read)
        os.close(from_write)
        self._buffer = bytearray()
        self._next = 0
        self.events: list[dict[str, Any]] = []
        target = self._call("Target.createTarget", {"url": "about:blank"}, session=False)["targetId"]
        self._session = str(self._call("Target.attachToTarget", {"targetId": target, "flatten": True}, session=False)["sessionId"])
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends this Chromium with all its processes and removes its profile."""
        with contextlib.suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for handle in (self._to, self._from):
            with contextlib.suppress(OSError):
                os.close(handle)
        shutil.rmtree(self._folder, ignore_errors=True)

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """A command of the DevTools protocol on the page, answered."""
        return self._call(method, parameters)

    def _call(self, method: str, parameters: Mapping[str, object], session: bool = True) -> dict[str, Any]:
        self._next += 1
        message: dict[str, object] = {"id": self._next, "method": method, "params": parameters}
        if session:
            message["sessionId"] = self._session
        self._send(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") != self._next:
                self.events.append(answer)
                continue
            if "error" in answer:
                raise BrowserError(f"Chromium refused {method}: {answer['error'].get('message', '')}")
            result: dict[str, Any] = answer["result"]
            return result

    def _send(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self._to, view) :]

    def _receive(self) -> dict[str, Any]:
        while (end := self._buffer.find(b"\0")) < 0:
            if not select.select([self._from], [], [], _PATIENCE)[0]:
                raise BrowserError(f"Chromium has not answered for {_PATIENCE} seconds.")
            more = os.read(self._from, 1 << 20)
            if not more:
                raise BrowserError("Chromium ended before it answered.")
            self._buffer += more
        message: dict[str, Any] = json.loads(self._buffer[:end])
        del self._buffer[: end + 1]
        return message

    def wait_for(self, event: str) -> None:
        """Until the page has sent this event; events that came before the call count."""
        while not any(e.get("method") == event for e in self.events):
            self.events.append(self._receive())

    def open(self, page: Path | str) -> None:
        """Loads a page (a file or an address) and waits until it is there; `events` then holds what happened meanwhile."""
        self.events.clear()
        address = page.resolve().as_uri() if isinstance(page, Path) else page
        answer = self.call("Page.navigate", url=address)
        if answer.get("errorText"):
            raise BrowserError(f"Chromium cannot open {address}: {answer['errorText']}")
        if "loaderId" in answer:  # else another place on the same page
            self.wait_for("Page.loadEventFired")

    def size(self, width: int, height: int, *, scale: float = 1) -> None:
        """The window in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)

    def media(self, *, dark: bool = False, medium: str = "") -> None:
        """Dark or light; `medium` "print" for the printed page."""
        self.call(
            "Emulation.setEmulatedMedia", media=medium, features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        )

    def run(self, script: str) -> Any:
        """The value of a script in the page (a promise is waited for)."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise BrowserError(str(answer["exceptionDetails"].get("exception", {}).get("description", answer["exceptionDetails"])))
        return answer["result"].get("value")

    def shot(self, *, whole: bool = False) -> bytes:
        """The window, or the whole page, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"])

    def pdf(self) -> bytes:
        """The page as A4, by its own print style."""
        given = self.call(
            "Page.printToPDF", preferCSSPageSize=True, printBackground=True, displayHeaderFooter=False, generateTaggedPDF=True
        )
        return base64.b64decode(given["data"])
