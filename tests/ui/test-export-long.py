#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports that take long, by keys alone: of thousands of creators, cancelled half-way, after which the old file is what it
was; and with pictures that do not come, cancelled or without them. Within xsess -p.

usage: test-export-long.py KOLLECT KOLLECT-CLI
"""

import copy
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

from kollect_atspi import Kollect, Tap
from kollect_export import ExportDriver, check

KOLLECT, KOLLECT_CLI = sys.argv[1:]
LONG = 'All of them'
FACES = 'Slow faces'
N_LONG = 5000
N_FACES = 20
# Of so many faces the picture comes at once, of the others never.
N_SHOWN = 12
OLD = b'The old file\n' * 1000


class Pictures(http.server.BaseHTTPRequestHandler):
    """Sends some pictures and keeps whoever asks for the others waiting."""

    picture = b''
    ended = threading.Event()

    def do_GET(self):
        if '/held/' in self.path:
            self.ended.wait()
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header('Content-Type', 'image/png')
        self.send_header('Content-Length', str(len(self.picture)))
        self.end_headers()
        self.wfile.write(self.picture)

    def log_message(self, *_):
        pass


def cli(*args):
    done = subprocess.run([KOLLECT_CLI, *args], capture_output=True, text=True, check=False)
    check(done.returncode == 0, f'{args}: {done.stderr}')
    return done.stdout


def make_entries(seed, count, address):
    """As many creators as wanted, each with an ID of its own and without any picture but that."""
    for number in range(count):
        entry = copy.deepcopy(seed[number % len(seed)])
        creator = entry['creator']
        creator.update({key: [] for key in creator if key.startswith('noteList')})
        creator.update(userId=f'{hash(address) % 16:x}{number:023x}', headPhoto=address and address(number))
        yield entry


def import_list(folder, data, name, count, address=None):
    path = pathlib.Path(folder) / 'import.json'
    path.write_text(json.dumps({**data, 'entries': list(make_entries(data['entries'], count, address))}))
    cli('shortlist', 'import', str(path), name)


def make_lists(folder, port):
    seed = pathlib.Path(folder) / 'seed.json'
    cli('search', '--sample', '--shortlist', 'Seed')
    cli('export', 'Seed', '--offline', '-o', str(seed))
    data = json.loads(seed.read_text())
    import_list(folder, data, LONG, N_LONG)
    import_list(folder, data, FACES, N_FACES,
                lambda number: f'http://127.0.0.1:{port}/{"sent" if number < N_SHOWN else "held"}/{number}.png')
    cli('shortlist', 'delete', 'Seed')


def make_picture():
    done = subprocess.run(['convert', '-size', '120x120', 'plasma:red-blue', 'png:-'], capture_output=True, check=True)
    return done.stdout


class LongExport(ExportDriver):
    def progress_of(self, target):
        """The title of the window that tells of it."""
        title = f'Exporting “{target.name}”'
        self.kollect.wait(lambda: self.kollect.find_window(title), 'the progress')
        return title

    def read_progress(self, title, part):
        """How many of how many, once that is what is said; None when something else is."""
        texts = [text for text in self.kollect.texts(under=self.toplevel(title)) if part in text]
        return tuple(int(word) for word in texts[0].split() if word.isdigit()) if texts else None

    def wait_until_writing(self, title):
        def is_under_way():
            done, total = self.read_progress(title, 'Writing creator') or (0, 0)
            return total == N_LONG and 0 < done < total

        self.kollect.wait(is_under_way, 'some of all to be written')

    def wait_gone(self, title):
        # GTK 4.8 does not survive being looked at while a dialog goes.
        self.kollect.wait(lambda: not self.kollect.find_window(title), f'“{title}” to go')

    def check_untouched(self, target):
        check(target.read_bytes() == OLD, 'the old file is another')
        self.check_alone(target)

    def check_alone(self, target):
        names = [path.name for path in target.parent.iterdir()]
        check(names == [target.name], f'beside it: {names}')

    def begin(self, target):
        """Into a folder of its own, over an old file."""
        target.parent.mkdir()
        target.write_bytes(OLD)
        self.open_dialog()
        return self.choose_file(target)

    # --- Steps ----------------------------------------------------------------------------------

    def cancel_writing(self):
        target = self.folder / 'long' / 'all.pdf'
        self.kollect.key('alt+2')
        self.kollect.wait_for_text('5000 creators')
        self.begin(target)
        title = self.progress_of(target)
        self.wait_until_writing(title)
        self.kollect.key('Escape', window=self.kollect.find_window(title))
        self.wait_gone(title)
        self.check_untouched(target)

    def begin_with_faces(self, target):
        """Until the faces that come have come."""
        self.begin(target)
        title = self.progress_of(target)
        self.kollect.wait(lambda: self.read_progress(title, 'Fetching picture') == (N_SHOWN, N_FACES), 'the faces')
        return title

    def cancel_fetching(self):
        target = self.folder / 'fetching' / 'faces.pdf'
        self.kollect.click(self.kollect.get('label', FACES))
        self.kollect.wait_for_text(f'{N_FACES} creators')
        title = self.begin_with_faces(target)
        self.kollect.key('alt+c', window=self.kollect.find_window(title))
        self.wait_gone(title)
        self.check_untouched(target)

    def go_on_without(self):
        target = self.folder / 'without' / 'faces.pdf'
        title = self.begin_with_faces(target)
        self.kollect.key('alt+g', window=self.kollect.find_window(title))
        self.wait_gone(title)
        self.kollect.get('label', 'Saved “faces.pdf”', showing=False)
        images = subprocess.run(['pdfimages', '-list', target], capture_output=True, text=True, check=True).stdout
        check(len(images.splitlines()) - 2 >= N_SHOWN, f'the faces that came are not in it: {images}')
        self.check_alone(target)


def run(tap, folder):
    job = LongExport(folder)
    with Kollect(KOLLECT, '--sample', env={'G_DEBUG': 'gc-friendly'}, log=job.folder / 'kollect.log') as kollect:
        job.kollect = kollect
        kollect.resize(1400, 860)
        for step in (job.cancel_writing, job.cancel_fetching, job.go_on_without):
            tap.step(step.__name__.replace('_', ' '), step)
            if tap.failed:
                if os.environ.get('KOLLECT_TEST_PICTURE'):
                    subprocess.run(['import', '-window', 'root', os.environ['KOLLECT_TEST_PICTURE']], check=False)
                break


def main():
    tap = Tap()
    Pictures.picture = make_picture()
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Pictures)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        make_lists(folder, server.server_port)
        run(tap, folder)
    Pictures.ended.set()
    server.shutdown()
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
