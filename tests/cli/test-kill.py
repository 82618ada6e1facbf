#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sweep that is killed at random moments and begun again by the same command: nothing is lost, and nothing is paid for
twice but what is honestly marked unsure.

KOLLECT_KILLS (6) and KOLLECT_KILL_PAGES (40, or 10 under the sanitizers) in the environment say how often and of how many
pages; `./dev soak` runs it with 50 and 100. KOLLECT_KILL_SEED repeats the moments of a run.
"""

import os
import random
import time

import kollect_cli

KILLS = int(os.environ.get('KOLLECT_KILLS', '6'))
PAGES = int(os.environ.get('KOLLECT_KILL_PAGES', '10' if kollect_cli.SLOW else '40'))
LATENCY = 0.02  # seconds the service takes for an answer
SEED = int(os.environ.get('KOLLECT_KILL_SEED', random.SystemRandom().randrange(10**6)))


class TestKill(kollect_cli.TestCase):
    def setUp(self):
        super().setUp()
        self.service = self.serve_sample('--fault', f'slow:{LATENCY}', '--creators', 20 * PAGES + 400)
        self.command = [
            'search', '--base-url', self.service.url, '--pages', PAGES, '--parallel', 4, '--format', 'json',
        ]  # fmt: skip
        self.env = {'KOLLECT_TOKEN': 'sample'}

    def start(self):
        return self.home.start(*self.command, env=self.env)

    def check_store(self):
        """Whatever the moment was, the store is whole, and each page is in it once at the most."""
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])
        self.assertEqual(self.home.query('PRAGMA foreign_key_check'), [])
        held = self.home.held()
        self.assertEqual(len(held), len(set(held)))
        return set(held)

    def kill_after(self, delay):
        """Whether it was killed, and not done before."""
        process = self.start()
        time.sleep(delay)  # the moment is the point of this test
        process.kill()
        process.communicate()
        self.assertIn(process.returncode, (-9, 0, 6))
        return process.returncode == -9

    def measure(self):
        """How long a run takes that nobody kills, in seconds."""
        begun = time.monotonic()
        self.check(self.home.finish(self.start()))
        return time.monotonic() - begun

    def check_account(self):
        """What the service counted against what the ledger says."""
        stats, ledger = self.service.stats(), self.home.ledger()
        before = self.before
        calls = stats['calls'] - before['calls']
        charged = stats['charged'] - before['charged']
        unsure = [page for (page,) in self.home.query("SELECT page FROM call WHERE sent AND state = 'unsure'")]
        twice = []
        for page, counts in stats['pages'].items():
            n = counts['charged'] - before['pages'].get(page, {'charged': 0})['charged']
            # Once for the answer that is held, and once for each call that is marked unsure.
            self.assertLessEqual(n, 1 + unsure.count(int(page)), page)
            if n > 1:
                twice.append(int(page))
        self.assertEqual(ledger['open'], 0)
        self.assertEqual(ledger['charged'], PAGES)
        # A call that was written down may not have got as far as being sent.
        self.assertLessEqual(calls, sum(ledger.values()))
        self.assertGreaterEqual(charged, ledger['charged'])
        self.assertLessEqual(charged, ledger['charged'] + ledger['unsure'])
        return calls, charged, len(unsure), len(twice)

    def finish_sweep(self):
        """The same command until it ends, then what is unsure: everybody is there, once."""
        result = self.home.finish(self.start())
        self.assertIn(result.status, (0, 6), result.err)
        self.check_store()
        if result.status == 6:
            self.assertIn('not complete', result.err)
            self.assertIn('Unsure', result.err)
            self.command.append('--retry-unsure')
            result = self.check(self.home.finish(self.start()))
            self.command.remove('--retry-unsure')
        found = [creator['userId'] for creator in result.json()]
        self.assertEqual(len(found), 20 * PAGES)
        self.assertEqual(found, self.expected)
        self.assertEqual(self.check_store(), set(range(1, PAGES + 1)))
        # What is the user's own is what it was.
        listed = self.check(self.run_cli('shortlist', 'list', '--format', 'json')).json()
        self.assertEqual(listed, [{'name': '名单', 'creators': 0}])

    def begin(self):
        self.home.clear()
        self.check(self.run_cli('shortlist', 'new', '名单'))
        self.before = self.service.stats()

    def test_killed_at_random(self):
        print(f'# seed {SEED}')
        chance = random.Random(SEED)
        duration = self.measure()
        result = self.check(self.home.finish(self.start()))
        self.expected = [creator['userId'] for creator in result.json()]
        self.begin()
        kills = sweeps = 0
        totals = [0, 0, 0, 0]
        while kills < KILLS:
            killed = self.kill_after(chance.uniform(0, duration / 4))
            kills += killed
            if self.home.database.exists():
                self.check_store()
            if killed and kills < KILLS:
                continue
            self.finish_sweep()
            totals = [sum(pair) for pair in zip(totals, self.check_account())]
            sweeps += 1
            self.begin()
        calls, charged, unsure, twice = totals
        print(
            f'# {kills} kills in {sweeps} sweeps of {PAGES} pages ({duration:.2f} s each undisturbed): '
            f'{calls} calls, {charged} charged, {unsure} marked unsure; {twice} pages charged twice, all marked'
        )


if __name__ == '__main__':
    kollect_cli.main()
