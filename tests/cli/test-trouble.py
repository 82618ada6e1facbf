#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk, a folder that cannot be written, a file that is damaged or newer, two programs at once: what is said, that
nothing is lost, and that nothing more is paid for."""

import os
import shutil
import sqlite3
import stat
import subprocess
import threading

import kollect_cli
from kollect_cli import Answer, creators, page

NOBODY = 65534
PAGES = 16


def answers(n):
    return [page(creators(1 + 20 * number, 20)) for number in range(n)]


class TestFullDisk(kollect_cli.TestCase):
    """A disk of its own, in a mount namespace of its own: no other way fills one up honestly."""

    SIZE = 1536 * 1024

    def on_small_disk(self, *command):
        """Arguments that run a command with the data folder on a disk that is soon full."""
        script = f'mount -t tmpfs -o size={self.SIZE} tmpfs "$1" && shift && "$@"; status=$?; '
        script += f'cp -a {self.home.data}/. {self.home.path}/after; exit $status'
        return ['unshare', '-rm', 'sh', '-c', script, 'sh', str(self.home.data), *(str(part) for part in command)]

    def setUp(self):
        super().setUp()
        self.home.data.mkdir()
        probe = subprocess.run(self.on_small_disk('true'), capture_output=True)
        if probe.returncode != 0:
            self.skipTest(f'no file system can be mounted here: {probe.stderr.decode().strip()}')

    def test_in_the_middle_of_a_sweep(self):
        service = self.serve_sample()
        command = self.on_small_disk(
            self.program, 'search', '--base-url', service.url, '--pages', PAGES, '--parallel', 3, '--format', 'json'
        )
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.home.environment(KOLLECT_TOKEN='sample')
        )
        result = self.check(self.home.finish(process), 5)
        self.assertRegex(result.err, r'(?i)disk|full|space')
        self.assertIn('not complete', result.err)
        stats = service.stats()
        # It stopped: what was under way came, nothing more was asked for.
        self.assertLess(stats['charged'], PAGES)
        for counts in stats['pages'].values():
            self.assertEqual(counts['charged'], 1)
        # What was paid for is written out, also what could not be kept.
        self.assertEqual(len(result.json()), 20 * stats['charged'])
        # On a disk with room the same command goes on: what was kept is whole.
        shutil.rmtree(self.home.data)
        (self.home.path / 'after').rename(self.home.data)
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])
        held = self.home.held()
        self.assertGreater(len(held), 3)
        self.assertGreaterEqual(len(held), stats['charged'] - 3)
        whole = self.search(service, '--pages', PAGES, '--retry-unsure', '--format', 'json')
        self.assertEqual(len(self.check(whole).json()), 20 * PAGES)
        self.assertEqual(service.stats()['charged'], stats['charged'] + PAGES - len(held))


class TestFolder(kollect_cli.TestCase):
    """A data folder that cannot be written. Root may write everywhere, so it is somebody else who tries."""

    def setUp(self):
        super().setUp()
        self.identity = {}
        self.command = self.program
        if os.getuid() == 0:
            self.identity = {'user': NOBODY, 'group': NOBODY, 'extra_groups': []}
            try:
                subprocess.run(['true'], check=True, **self.identity)
            except PermissionError:
                self.skipTest('there is nobody else in this sandbox')
            self.command = self.home.path / 'kollect-cli'
            shutil.copy(self.program, self.command)
            self.home.path.chmod(0o755)

    def search_as_somebody(self, service):
        process = subprocess.Popen(
            [self.command, 'search', '--base-url', service.url], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=self.home.environment(), **self.identity,
        )  # fmt: skip
        return self.home.finish(process)

    def set_mode(self, mode, folders):
        for path in [self.home.data, *self.home.data.rglob('*')]:
            path.chmod(folders if path.is_dir() else mode)

    def test_new_folder(self):
        service = self.serve(*answers(1))
        self.home.data.mkdir()
        self.set_mode(0o444, 0o555)
        result = self.check(self.search_as_somebody(service), 5)
        self.assertIn(str(self.home.data), result.err)
        self.assertIn('Permission denied', result.err)
        self.assertEqual((result.out, service.requests), ('', []))
        self.set_mode(0o644, 0o755)

    def test_files_that_are_there(self):
        service = self.serve(*answers(1))
        self.check(self.search(service))
        before = self.home.database.read_bytes()
        self.set_mode(0o444, 0o555)
        result = self.check(self.search_as_somebody(service), 5)
        self.assertIn('written', result.err)
        self.assertEqual((result.out, len(service.requests)), ('', 1))
        self.set_mode(0o644, 0o755)
        self.assertEqual(self.home.database.read_bytes(), before)
        self.assertEqual(len(self.check(self.search(service, '--format', 'json')).json()), 20)


class TestFile(kollect_cli.TestCase):
    def fill(self):
        """A store with pages, a shortlist and calls."""
        service = self.serve(*answers(3))
        self.check(self.search(service, '--pages', 3, '--shortlist', 'A'))
        return service

    def damage(self):
        """Overwrites much of the file, its list of tables too, as a failing disk does; and what was written since, that
        stands in a file beside it while a program is at work."""
        for path in (self.home.database, self.home.database.with_name(self.home.database.name + '-wal')):
            if path.exists():
                with open(path, 'r+b') as file:
                    file.seek(200)
                    file.write(b'\xa5' * (path.stat().st_size // 2))

    def test_damaged(self):
        service = self.fill()
        self.damage()
        damaged = self.home.database.read_bytes()
        result = self.search(service, '--format', 'json', '--fresh')
        self.check(result)
        self.assertIn('damaged', result.err)
        self.assertEqual(len(result.json()), 20)
        # What is left of the old file is there to be saved from.
        (aside,) = [path for path, content in self.home.files().items() if content == damaged]
        self.assertIn(aside.name, result.err)
        self.assertEqual(self.check(self.search(service)).err.count('damaged'), 0)

    def test_damaged_while_another_has_it_open(self):
        """It is not taken away from under a program that works with it."""
        self.fill()
        service = self.serve(Answer(hang=True))
        process = self.home.start('search', '--base-url', service.url)
        service.wait_for_request()
        self.damage()
        result = self.check(self.run_cli('shortlist', 'list'), 5)
        self.assertIn('damaged', result.err)
        self.assertTrue(self.home.database.exists())
        process.kill()
        process.communicate()

    def test_newer(self):
        service = self.fill()
        with sqlite3.connect(self.home.database) as database:
            database.execute('PRAGMA user_version = 9999')
        database.close()
        before = self.home.database.read_bytes()
        for arguments in (('usage',), ('answers', 'list'), ('shortlist', 'list')):
            result = self.check(self.run_cli(*arguments), 5)
            self.assertIn('newer', result.err)
            self.assertEqual(result.out, '')
        self.assertIn('newer', self.check(self.search(service, '--pages', 9), 5).err)
        self.assertEqual(len(service.requests), 3)
        self.assertEqual(self.home.database.read_bytes(), before)

    def test_mode(self):
        """Nobody else on the machine reads what a user searches for."""
        self.fill()
        self.assertEqual(stat.S_IMODE(self.home.database.parent.stat().st_mode), 0o700)


class TestTwoAtOnce(kollect_cli.TestCase):
    def run_side_by_side(self, service, *runs):
        results = [None] * len(runs)

        def run(number):
            results[number] = self.search(service, '--format', 'json', *runs[number])

        threads = [threading.Thread(target=run, args=(number,)) for number in range(len(runs))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results

    def test_the_same_sweep(self):
        """Two programs want the same pages: no page is paid for twice, and both come to an end."""
        service = self.serve_sample('--fault', 'slow:0.02')
        # Begun, so that both find the same sweep.
        self.check(self.search(service, '--pages', 2))
        results = self.run_side_by_side(service, *[('--pages', PAGES, '--parallel', 2)] * 2)
        for result in results:
            # Whoever meets the other one says what is missing, and why.
            self.assertIn(result.status, (0, 6), result.err)
            self.assertEqual('not complete' in result.err, result.status == 6)
        stats = service.stats()
        for page_number, counts in stats['pages'].items():
            self.assertEqual(counts['charged'], 1, page_number)
        last = self.search(service, '--pages', PAGES, '--format', 'json')
        self.assertEqual(len(self.check(last).json()), 20 * PAGES)
        self.assertEqual(service.stats()['charged'], PAGES)
        self.assertEqual(self.home.ledger(), {'charged': PAGES, 'free': 0, 'unsure': 0, 'open': 0})

    def test_the_same_sweep_from_its_beginning(self):
        """While the first page is on its way nobody else asks for it."""
        service = self.serve(Answer(answers(1)[0].body, hold=True), *answers(2)[1:])
        process = self.home.start('search', '--base-url', service.url, '--format', 'json')
        service.wait_for_request()
        second = self.check(self.search(service, '--pages', 1), 6)
        self.assertIn('may be charged: 1', second.err)
        third = self.check(self.search(service, '--pages', 1, '--retry-unsure'), 6)
        self.assertIn('another run', third.err)
        service.release()
        self.assertEqual(len(self.check(self.home.finish(process)).json()), 20)
        self.assertEqual(len(self.check(self.search(service, '--format', 'json')).json()), 20)
        self.assertEqual(len(service.requests), 1)

    def test_different_sweeps(self):
        service = self.serve_sample('--fault', 'slow:0.01')
        rows = [('--pages', 5, '--shortlist', 'A'), ('--pages', 5, '--gender', 'MALE', '--shortlist', 'A')]
        for result in self.run_side_by_side(service, *rows):
            self.assertEqual(len(self.check(result).json()), 100)
        self.assertEqual(self.home.ledger(), {'charged': 10, 'free': 0, 'unsure': 0, 'open': 0})
        listed = self.check(self.run_cli('shortlist', 'show', 'A', '--format', 'json')).json()
        self.assertEqual(len(listed), len({creator['userId'] for creator in listed}))
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])

    def test_daily_limit_of_both(self):
        service = self.serve_sample('--fault', 'slow:0.01')
        rows = [('--pages', 6, '--daily-limit', 7), ('--pages', 6, '--gender', 'MALE', '--daily-limit', 7)]
        for result in self.run_side_by_side(service, *rows):
            self.assertIn(result.status, (0, 6))
        self.assertEqual(service.stats()['charged'], 7)


if __name__ == '__main__':
    kollect_cli.main()
