#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Thirty pages from a service with each of its faults: what is held, what was sent, what the ledger and the user are
told, and that all of it agrees with what the service counted."""

import concurrent.futures

import kollect_cli

PAGES = 30
# Most of the time is spent waiting: for pauses the service asks for, and for answers that never come.
AT_A_TIME = 6


class TestMatrix(kollect_cli.TestCase):
    """With one call at a time everything is determined; with three, what is under way when it ends is not."""

    # fault, pages held, calls sent, of these free and unsure, exit status, what the user is told
    faults = [
        # Free failures are asked for again, and every page comes.
        ('301:3', 30, 44, 14, 0, 0, 'complete'),
        ('302:5', 30, 37, 7, 0, 0, 'complete'),
        ('500:7', 30, 34, 4, 0, 0, 'complete'),
        ('503:4', 30, 39, 9, 0, 0, 'complete'),
        ('slow:0.01', 30, 30, 0, 0, 0, 'complete'),
        # The same at every call: three tries after the first one, and three pages in a row are enough.
        ('301', 0, 12, 12, 0, 3, 'could not collect this page'),
        ('500', 0, 12, 12, 0, 3, 'broke down while answering'),
        ('503', 0, 12, 12, 0, 3, 'out of order'),
        ('302', 0, 6, 6, 0, 3, 'Too many requests'),
        # What the user has to mend ends it at once; what came before is kept.
        ('303', 0, 1, 1, 0, 3, 'quota is used up'),
        ('303:12', 11, 12, 1, 0, 3, 'quota is used up'),
        ('100', 0, 1, 1, 0, 3, 'does not accept the token'),
        ('100:12', 11, 12, 1, 0, 3, 'does not accept the token'),
        ('400', 0, 1, 1, 0, 3, 'does not understand these filters'),
        ('400:12', 11, 12, 1, 0, 3, 'does not understand these filters'),
        ('600:12', 11, 12, 1, 0, 3, 'may not search for creators'),
        ('601', 0, 1, 1, 0, 3, 'balance'),
        ('601:12', 11, 12, 1, 0, 3, 'balance'),
        ('101:12', 11, 12, 0, 1, 3, 'does not explain'),
        # What may be charged is never asked for again by itself.
        ('cut:7', 26, 30, 0, 4, 6, '7, 14, 21, 28'),
        ('html:7', 26, 30, 0, 4, 6, '7, 14, 21, 28'),
        ('empty:7', 26, 30, 0, 4, 6, '7, 14, 21, 28'),
        ('reset:7', 26, 30, 0, 4, 6, '7, 14, 21, 28'),
        ('break:7', 26, 30, 0, 4, 6, '7, 14, 21, 28'),
        ('hang:15', 28, 30, 0, 2, 6, '15, 30'),
        ('slow:9:15', 28, 30, 0, 2, 6, '15, 30'),
        ('cut', 0, 3, 0, 3, 3, 'could not be read'),
        ('html', 0, 3, 0, 3, 3, 'could not be read'),
        ('empty', 0, 3, 0, 3, 3, 'could not be read'),
        ('reset', 0, 3, 0, 3, 4, 'connection broke'),
        ('hang', 0, 3, 0, 3, 4, 'did not answer in time'),
    ]  # fmt: skip

    def check_sums(self, home, service, result):
        """The store, the ledger, the output and the service tell the same story."""
        stats, ledger, held = service.stats(), home.ledger(), home.held()
        self.assertEqual(ledger['open'], 0)
        self.assertEqual(stats['calls'], ledger['charged'] + ledger['free'] + ledger['unsure'])
        self.assertGreaterEqual(stats['charged'], ledger['charged'])
        self.assertLessEqual(stats['charged'], ledger['charged'] + ledger['unsure'])
        self.assertEqual(len(held), ledger['charged'])
        self.assertEqual(len(held), len(set(held)))
        unsure = {page for (page,) in home.query("SELECT page FROM call WHERE state = 'unsure'")}
        for page, counts in stats['pages'].items():
            self.assertTrue(counts['charged'] <= 1 or int(page) in unsure, (page, counts))
        usage = self.check(home.run('usage', '--format', 'json')).json()
        for period in ('today', 'month', 'all'):
            self.assertEqual(usage[period], {kind: ledger[kind] for kind in ('charged', 'free', 'unsure')})
        creators = result.json() if result.out else []
        self.assertEqual(len(creators), 20 * len(held))
        self.assertEqual(len({creator['userId'] for creator in creators}), len(creators))
        self.assertEqual(home.query('PRAGMA integrity_check'), [('ok',)])
        return stats, ledger, held

    def run_fault(self, row, parallel):
        fault, n_held, n_calls, n_free, n_unsure, status, sentence = row
        home = kollect_cli.Home(self.program)
        self.addCleanup(home.remove)
        service = kollect_cli.SampleService(home, '--fault', fault)
        self.addCleanup(service.stop)
        # Shorter than what it is to cut off, and long enough for a page under the sanitizers.
        patience = 8 if kollect_cli.SLOW else 2
        timeout = patience if fault.startswith(('hang', 'slow:9')) else kollect_cli.DEADLINE
        result = home.run(
            'search', '--base-url', service.url, '--retry-pause', 0, '--pages', PAGES, '--parallel', parallel,
            '--timeout', timeout, '--format', 'json', env={'KOLLECT_TOKEN': 'sample'},
        )  # fmt: skip
        self.check(result, status)
        stats, ledger, held = self.check_sums(home, service, result)
        self.assertIn(sentence, result.err)
        self.assertEqual(' complete' in result.err and 'not complete' not in result.err, n_held == PAGES, result.err)
        self.assertIn(f'{ledger["charged"]} charged, {ledger["free"]} free, {ledger["unsure"]} unsure', result.err)
        if parallel == 1:
            self.assertEqual((len(held), stats['calls']), (n_held, n_calls))
            self.assertEqual((ledger['free'], ledger['unsure']), (n_free, n_unsure))
        else:
            # What was under way when the sweep was ended came all the same.
            self.assertLess(abs(len(held) - n_held), parallel)
            self.assertEqual(n_held == PAGES, len(held) == PAGES)

    def run_matrix(self, rows, parallel):
        with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
            runs = [(row, pool.submit(self.run_fault, row, parallel)) for row in rows]
        for row, run in runs:
            with self.subTest(fault=row[0]):
                run.result()

    def test_one_at_a_time(self):
        self.run_matrix(self.faults, 1)

    def test_side_by_side(self):
        if kollect_cli.SLOW:
            self.skipTest('one at a time is enough for the sanitizers')
        # Which pages meet the fault is not determined here: how many do is.
        self.run_matrix([(*row[:6], f'{row[4]} unsure' if row[6][0].isdigit() else row[6]) for row in self.faults], 3)


class TestGoingOn(kollect_cli.TestCase):
    """The same command once more asks for what is missing, and for nothing else."""

    def setUp(self):
        super().setUp()
        self.arguments = ['--pages', PAGES, '--parallel', 1, '--format', 'json']

    def go_on(self, service, *arguments, status=0):
        return self.check(self.search(service, *self.arguments, *arguments), status)

    def test_after_the_quota(self):
        service = self.serve_sample('--fault', '303:12')
        self.assertEqual(len(self.go_on(service, status=3).json()), 220)
        second = self.go_on(service, status=3)
        self.assertIn('11 of 30 are held', second.err)
        self.assertEqual(len(second.json()), 440)
        self.assertEqual(len(self.go_on(service).json()), 600)
        stats = service.stats()
        self.assertEqual((stats['calls'], stats['charged']), (32, 30))
        for page in stats['pages'].values():
            self.assertEqual(page['charged'], 1)
        last = self.go_on(service)
        self.assertEqual(len(last.json()), 600)
        self.assertEqual(service.stats()['calls'], 32)

    def test_after_unsure_pages(self):
        service = self.serve_sample('--fault', 'cut:7')
        self.go_on(service, status=6)
        again = self.go_on(service, status=6)
        self.assertIn('--retry-unsure', again.err)
        self.assertEqual(service.stats()['calls'], 30)
        whole = self.go_on(service, '--retry-unsure')
        self.assertEqual(len(whole.json()), 600)
        self.assertEqual(service.stats()['calls'], 34)
        self.assertEqual(self.home.ledger(), {'charged': 30, 'free': 0, 'unsure': 4, 'open': 0})

    def test_after_failed_pages(self):
        """A page that failed for good is asked for again when the command is given again."""
        answers = [kollect_cli.page(kollect_cli.creators(1, 20))] + [kollect_cli.failure(301)] * 4
        answers += [kollect_cli.page(kollect_cli.creators(41, 20)), kollect_cli.page(kollect_cli.creators(21, 20))]
        service = self.serve(*answers)
        self.arguments = ['--pages', 3, '--parallel', 1, '--format', 'json']
        first = self.go_on(service, status=6)
        self.assertEqual(len(first.json()), 40)
        self.assertIn('2 (', first.err)
        second = self.go_on(service)
        self.assertEqual([int(creator['userId'], 16) for creator in second.json()], list(range(1, 61)))
        self.assertEqual(len(service.requests), 7)


if __name__ == '__main__':
    kollect_cli.main()
