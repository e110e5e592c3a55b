"""Job protocol v1 for Python 3.8 or later. A call without its variable does nothing: a job runs by hand too."""
import contextlib, hashlib, json, os, re, signal, sys, time  # noqa: E401
_env, _asked, _told = os.environ.get, {"leave": False, "checkpoint": False}, 0.0
_fd, _from = int(_env("DAWNLINE_NOTIFY_FD", "-1")), _env("DAWNLINE_RESTORE_DIR")
_before = json.load(open(f"{_from}/manifest.json")) if _from else {"seq": 0}
signal.signal(signal.SIGTERM, lambda *_: _asked.update(leave=True))
signal.signal(signal.SIGUSR1, lambda *_: _asked.update(checkpoint=True))
leaving = lambda: _asked["leave"]  # SIGTERM came: commit, then leave
wanted = lambda: _asked["checkpoint"] and not _asked.update(checkpoint=False)  # SIGUSR1: commit, then go on
leave = lambda: sys.exit(85)
restore = lambda app_format: _from if not _from or _before["app_format"] == app_format else sys.exit(78)
ready = lambda: notify("READY=1")
begin = lambda section, timeout_ms: notify(f"X_SECTION=begin:{section}:{timeout_ms}")
end = lambda section: notify(f"X_SECTION=end:{section}")
def notify(line):  # lost when nobody listens, or not fast enough: a job never waits for that
    with contextlib.suppress(OSError):
        pipe = _fd if _fd >= 0 else os.open(_env("DAWNLINE_NOTIFY", ""), os.O_WRONLY | os.O_NONBLOCK)
        os.set_blocking(pipe, False)
        try:
            os.write(pipe, re.sub("[^!-~]", " ", line)[:511].encode() + b"\n")
        finally:
            os.close(pipe) if pipe != _fd else None
def progress(step, total):
    global _told
    if step >= total or time.monotonic() - _told > 0.05:  # fast steps must not fill the pipe
        _told = time.monotonic()
        notify(f"WATCHDOG=1 X_PROGRESS={step}/{total}")
def _flush(place):
    handle = os.open(place, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
def _described(folder, name):
    digest = hashlib.sha256()
    with open(f"{folder}/{name}", "rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            digest.update(part)
        os.fsync(file.fileno())
        return {"path": name, "bytes": file.tell(), "sha256": digest.hexdigest()}
def result(name, data, folder=_env("DAWNLINE_RESULT_DIR")):  # a file of bytes, whole or absent
    if folder:
        with open(f"{folder}/.tmp-{name}", "wb") as file:
            file.write(data)
        _flush(f"{folder}/.tmp-{name}")
        os.rename(f"{folder}/.tmp-{name}", f"{folder}/{name}")
        _flush(folder)
def commit(step, app_format, write, parent=_env("DAWNLINE_CKPT_DIR")):
    """write(folder) puts files there, without folders of their own; they are durable when this returns."""
    if parent:
        taken = [re.fullmatch(r"(?:\.tmp|ckpt)-(\d+)", name) for name in os.listdir(parent)]
        seq = 1 + max([_before["seq"]] + [int(match[1]) for match in taken if match])
        folder = f"{parent}/.tmp-{seq}"
        os.mkdir(folder)
        write(folder)
        files = [_described(folder, name) for name in os.listdir(folder)]
        manifest = dict(seq=seq, step=step, attempt=int(_env("DAWNLINE_ATTEMPT")), app_format=app_format, files=files)
        result("manifest.json", json.dumps(manifest).encode(), folder)
        os.rename(folder, f"{parent}/ckpt-{seq}")
        _flush(parent)
        notify(f"X_CKPT={seq}")
