# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: the program in a home of its own, a service on loopback, TAP."""

import copy
import http.server
import json
import os
import pathlib
import re
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.request

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / 'fixtures'
TOKEN = 'SeCrEt0123456789'
# Under the sanitizers everything takes many times as long.
SLOW = 'ASAN_OPTIONS' in os.environ
DEADLINE = 300 if SLOW else 60  # seconds; nothing here takes one
IN_SANDBOX = pathlib.Path('/.flatpak-info').exists()
LIBSECRET_WARNING = re.compile(r'\n\([^\n]*libsecret-WARNING[^\n]*\n')


class Result:
    """What one run of the program gave."""

    def __init__(self, status, out, err):
        self.status = status
        self.out_bytes = out
        self.out = out.decode('utf-8')
        self.err = LIBSECRET_WARNING.sub('', err.decode('utf-8')) if IN_SANDBOX else err.decode('utf-8')

    def json(self):
        return json.loads(self.out)


class Home:
    """A user's home: nothing is read from or written to the real one."""

    def __init__(self, program):
        self.program = program
        self.path = pathlib.Path(tempfile.mkdtemp(prefix='kollect-cli-'))
        self.data = self.path / 'data'
        self.database = self.data / 'kollect' / 'kollect.db'

    def environment(self, **changes):
        env = dict(os.environ)
        env.update(
            HOME=str(self.path),
            XDG_DATA_HOME=str(self.data),
            XDG_CACHE_HOME=str(self.path / 'cache'),
            XDG_CONFIG_HOME=str(self.path / 'config'),
            XDG_RUNTIME_DIR=str(self.path),
            DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent',  # no secret service
        )
        for name in ('KOLLECT_TOKEN', 'LANGUAGE', 'G_MESSAGES_DEBUG'):
            env.pop(name, None)
        if IN_SANDBOX:
            # Where a Flatpak is built there is no bus to find the Secret portal on: libsecret warns.
            env['G_DEBUG'] = env.get('G_DEBUG', '').replace('fatal-warnings', 'fatal-criticals')
        if 'ASAN_OPTIONS' in env:
            # Only whole stacks show that a leak is a library's.
            env['ASAN_OPTIONS'] += ':fast_unwind_on_malloc=0'
        for name, value in changes.items():
            env[name] = str(value)
        return env

    def start(self, *arguments, env=None, **options):
        command = [self.program, *(str(argument) for argument in arguments)]
        options.setdefault('stdout', subprocess.PIPE)
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.environment(**(env or {})), bufsize=0,
            **options,
        )  # fmt: skip
        process.said = b''  # what was read of its standard error before it ended
        return process

    def finish(self, process):
        try:
            out, err = process.communicate(timeout=DEADLINE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        return Result(process.returncode, out or b'', getattr(process, 'said', b'') + err)

    def run(self, *arguments, env=None, **options):
        return self.finish(self.start(*arguments, env=env, **options))

    def query(self, sql):
        """All rows of a query of the store; of a copy, so that nothing is mended by looking at it."""
        with tempfile.TemporaryDirectory() as folder:
            for suffix in ('', '-wal'):
                path = self.database.with_name(self.database.name + suffix)
                if path.exists():
                    shutil.copy(path, folder)
            database = sqlite3.connect(pathlib.Path(folder) / self.database.name)
            rows = database.execute(sql).fetchall()
            database.close()
        return rows

    def ledger(self):
        """The calls that left this machine, by what they cost."""
        counts = {'charged': 0, 'free': 0, 'unsure': 0, 'open': 0}
        counts.update(self.query('SELECT state, count(*) FROM call WHERE sent GROUP BY state'))
        return counts

    def held(self):
        """The numbers of the pages that are kept, those kept twice twice."""
        return [number for (number,) in self.query('SELECT number FROM page ORDER BY number')]

    def files(self):
        """The bytes of every file in this home, by path."""
        return {path: path.read_bytes() for path in self.path.rglob('*') if path.is_file()}

    def clear(self):
        """A home that nothing was done in yet."""
        for path in self.path.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def remove(self):
        shutil.rmtree(self.path)


class Answer:
    """One answer of the service. `cut`, `drop` and `hang` are what can go wrong on the wire; one to `hold` comes when
    the service is told to release it."""

    def __init__(self, body=b'', status=200, headers=(), cut=False, drop=False, hang=False, hold=False):
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status = status
        self.headers = list(headers)
        self.cut = cut
        self.drop = drop
        self.hang = hang
        self.hold = hold


def page(creators, total=5000):
    return Answer({'code': 0, 'message': None, 'data': {'kols': creators, 'total': total}, 'requestId': 'r'})


def failure(code, status=200, message='said by the service', headers=()):
    return Answer({'code': code, 'message': message, 'data': None}, status, headers)


def sample_creator():
    return json.loads((FIXTURES / 'sample-page.json').read_text('utf-8'))['data']['kols'][0]


def creators(first, n):
    """n invented creators, numbered from first, without addresses of pictures."""
    pattern = sample_creator()
    pattern.update(headPhoto=None, noteList=None)
    result = []
    for number in range(first, first + n):
        creator = copy.deepcopy(pattern)
        creator.update(userId=f'{number:024x}', name=f'测试 {number}', redId=f'0{number}')
        result.append(creator)
    return result


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        service = self.server.service
        answer = service.take(self.path)
        self.close_connection = True
        if answer.hang or answer.hold:
            service.released.wait(DEADLINE)
        if answer.hang or answer.drop:
            return
        self.send_response(answer.status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(answer.body) + (1000 if answer.cut else 0)))
        self.send_header('Connection', 'close')
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *arguments):
        pass


class Service:
    """A service on loopback that gives the answers it was given, the last one again and again."""

    def __init__(self, *answers):
        self.answers = list(answers) or [page([])]
        self.requests = []
        self.asked = threading.Semaphore(0)
        self.released = threading.Event()
        self.lock = threading.Lock()
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        self.server.service = self
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={'poll_interval': 0.01})
        self.thread.start()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.server.server_port}'

    def take(self, path):
        with self.lock:
            number = min(len(self.requests), len(self.answers) - 1)
            self.requests.append(path)
        self.asked.release()
        return self.answers[number]

    def wait_for_request(self):
        if not self.asked.acquire(timeout=DEADLINE):
            raise AssertionError('the service was not asked')

    def release(self):
        self.released.set()

    def stop(self):
        self.released.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class SampleService:
    """The sample service as a process of its own, which outlives whoever asks it, and counts."""

    def __init__(self, home, *arguments):
        self.process = home.start('sample-service', *arguments)
        self.url = self.process.stdout.readline().decode().strip()
        if not self.url.startswith('http://127.0.0.1:'):
            raise AssertionError(f'the sample service does not start: {self.process.communicate()}')
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def stats(self):
        """What it counted: calls, charged, free, and both for each page."""
        with self.opener.open(f'{self.url}/stats', timeout=DEADLINE) as answer:
            return json.loads(answer.read())

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


class TestCase(unittest.TestCase):
    """A test with a home of its own and services that end with it."""

    program = None
    maxDiff = None

    def setUp(self):
        self.home = Home(self.program)
        self.addCleanup(self.home.remove)

    def serve(self, *answers):
        service = Service(*answers)
        self.addCleanup(service.stop)
        return service

    def serve_sample(self, *arguments):
        """The sample service with these faults or options, in a process of its own."""
        service = SampleService(self.home, *arguments)
        self.addCleanup(service.stop)
        return service

    def run_cli(self, *arguments, **options):
        return self.home.run(*arguments, **options)

    def search(self, service, *arguments, **options):
        if isinstance(service, SampleService):
            options['env'] = {'KOLLECT_TOKEN': 'sample', **options.get('env', {})}
        return self.run_cli('search', '--base-url', service.url, '--retry-pause', 0, *arguments, **options)

    def check(self, result, status=0):
        self.assertEqual(result.status, status, f'standard error: {result.err}')
        return result

    def check_no_token(self, *results):
        """The token stands in no output and in no file."""
        for result in results:
            self.assertNotIn(TOKEN, result.out)
            self.assertNotIn(TOKEN, result.err)
        for path, content in self.home.files().items():
            self.assertNotIn(TOKEN.encode(), content, path)

    def wait_for_words(self, process, words):
        """Reads the standard error of a program that runs until it says something."""
        while words.encode() not in process.said:
            ready, _, _ = select.select([process.stderr], [], [], DEADLINE)
            said = process.stderr.read(4096) if ready else b''
            if not said:
                raise AssertionError(f'“{words}” was not said, but: {process.said.decode()}')
            process.said += said

    def interrupt(self, process, number=signal.SIGINT):
        process.send_signal(number)
        return self.home.finish(process)

    def interrupt_twice(self, process, number=signal.SIGINT):
        """The first time calls under way are waited for, the second time they are given up."""
        process.send_signal(number)
        self.wait_for_words(process, 'once more gives them up')
        return self.interrupt(process, number)


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0

    def report(self, ok, test, extra='', details=''):
        self.number += 1
        name = test.id().split('.', 1)[1].replace('#', '')
        print(f'{"ok" if ok else "not ok"} {self.number} - {name}{extra}')
        sys.stdout.flush()
        # Newer meson shows what was said there.
        for line in details.splitlines():
            print('#', line, file=sys.stderr)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.report(True, test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report(True, test, f' # SKIP {reason}')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.report(False, test, details=self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.report(False, test, details=self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.report(False, subtest, details=self._exc_info_to_string(err, test))


def main():
    """Runs the tests of the calling module with the program that is the first argument; further ones choose."""
    TestCase.program = os.path.abspath(sys.argv[1])
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    wanted = sys.argv[2:]
    tests = [test for group in suite for test in group if not wanted or test.id().split('.')[-1] in wanted]
    result = TapResult()
    for test in tests:
        test.run(result)
    print(f'1..{result.number}')
    sys.exit(0 if result.number > 0 and result.wasSuccessful() else 1)
