#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many pages: what is held is used, what is spent is bounded, stopping loses nothing, and all of it is told."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
import urllib.parse

import kollect_cli
from kollect_cli import TOKEN, Answer, creators, failure, page

DAY = 24 * 60 * 60
# As much of the window's as is looked for.
SCHEMA = '''<schemalist>
  <schema id="io.github.kollect_app.Kollect" path="/io/github/kollect_app/Kollect/">
    <key name="daily-limit" type="u"><default>0</default></key>
  </schema>
</schemalist>
'''


def answers(n, first=1):
    """The answers to n pages from the first one on."""
    return [page(creators(1 + 20 * number, 20)) for number in range(first - 1, first - 1 + n)]


class TestCase(kollect_cli.TestCase):
    def sweep(self, service, *arguments, status=0, **options):
        return self.check(self.search(service, '--format', 'json', '--parallel', 1, *arguments, **options), status)

    def ids(self, result):
        return [int(creator['userId'], 16) for creator in result.json()]

    def asked(self, service):
        return [int(urllib.parse.parse_qs(path)['page'][0]) for path in service.requests]

    def change(self, sql):
        with sqlite3.connect(self.home.database) as database:
            database.execute(sql)
        database.close()


class TestHeld(TestCase):
    def test_nothing_is_asked_twice(self):
        service = self.serve(*answers(5))
        first = self.sweep(service, '--pages', 3)
        second = self.sweep(service, '--pages', 3)
        self.assertEqual(second.out, first.out)
        self.assertEqual(self.asked(service), [1, 2, 3])
        self.assertIn('no call', second.err)
        self.assertIn('just now', second.err)
        more = self.sweep(service, '--pages', 5)
        self.assertEqual(self.ids(more), list(range(1, 101)))
        self.assertEqual(self.asked(service), [1, 2, 3, 4, 5])
        self.assertIn('3 of 5 are held', more.err)
        self.assertIn('at most 2 calls', more.err)
        self.assertEqual(self.ids(self.sweep(service, '--page', 2, '--pages', 2)), list(range(21, 61)))
        self.assertEqual(len(service.requests), 5)

    def test_no_token_for_what_is_held(self):
        service = self.serve(*answers(1))
        self.sweep(service, env={'KOLLECT_TOKEN': TOKEN})
        held = self.sweep(service, '--token-file', '/nonexistent/token')
        self.assertEqual(len(self.ids(held)), 20)

    def test_another_question_is_another(self):
        service = self.serve(*answers(1))
        self.sweep(service)
        self.sweep(service, '--keyword', '咖啡')
        self.sweep(service, '--keyword', '', '--gender', 'ALL')  # the first one in other words
        self.assertEqual(self.asked(service), [1, 1])

    def test_another_service_is_another(self):
        first, second = self.serve(*answers(1)), self.serve(*answers(1))
        self.sweep(first)
        self.sweep(second)
        self.assertEqual((len(first.requests), len(second.requests)), (1, 1))

    def test_sample_service(self):
        """It is the same one at the next run, whatever its address."""
        sample = ('search', '--sample', '--format', 'json', '--pages', 2)
        first = self.check(self.run_cli(*sample))
        second = self.check(self.run_cli(*sample))
        self.assertEqual(first.out, second.out)
        self.assertIn('no call', second.err)
        self.assertEqual(self.home.ledger()['charged'], 2)

    def test_fresh(self):
        service = self.serve(page(creators(1, 20)), page(creators(101, 20)), page(creators(201, 20)))
        self.sweep(service)
        self.assertEqual(self.ids(self.sweep(service, '--fresh')), list(range(101, 121)))
        # The newest is the one that counts from then on.
        self.assertEqual(self.ids(self.sweep(service)), list(range(101, 121)))
        self.assertEqual(len(service.requests), 2)

    def test_age(self):
        service = self.serve(*answers(1), *answers(1))
        self.sweep(service)
        self.change(f'UPDATE page SET fetched_at = fetched_at - {8 * DAY}')
        young = self.sweep(service, '--max-age', 10)
        self.assertIn('8 days ago', young.err)
        self.assertEqual(len(service.requests), 1)
        old = self.sweep(service)
        self.assertIn('older than 7 days', old.err)
        self.assertEqual(len(service.requests), 2)

    def test_clock_that_was_set_back(self):
        service = self.serve(*answers(1))
        self.sweep(service)
        self.change(f'UPDATE page SET fetched_at = fetched_at + {400 * DAY}')
        self.sweep(service)
        self.assertEqual(len(service.requests), 1)

    def test_offline(self):
        service = self.serve(*answers(2))
        nothing = self.sweep(service, '--offline', status=6)
        self.assertIn('No page of this search is held', nothing.err)
        self.assertEqual((nothing.out, service.requests), ('', []))
        self.sweep(service, '--pages', 2)
        self.change(f'UPDATE page SET fetched_at = fetched_at - {100 * DAY}')
        service.stop()
        self.assertEqual(len(self.ids(self.sweep(service, '--offline', '--pages', 2))), 40)
        part = self.sweep(service, '--offline', '--pages', 4, status=6)
        self.assertEqual(len(self.ids(part)), 40)
        self.assertIn('not complete, 2 of 4 are held', part.err)
        self.assertIn('3–4', part.err)

    def test_end_of_the_results(self):
        """What lies behind it is not missing."""
        service = self.serve(page(creators(1, 20), 25), page(creators(21, 5), 25))
        self.sweep(service, '--pages', 'all')
        again = self.sweep(service, '--pages', 'all')
        self.assertEqual(len(self.ids(again)), 25)
        self.assertEqual(self.asked(service), [1, 2])
        self.assertIn('Pages 1–2', again.err)

    def test_a_service_that_repeats_itself(self):
        service = self.serve(*answers(1))
        first = self.sweep(service, '--pages', 'all')
        self.assertEqual(self.asked(service), [1, 2, 3, 4])
        again = self.sweep(service, '--pages', 'all')
        self.assertEqual(again.out, first.out)
        self.assertIn('no call', again.err)
        self.assertEqual(len(service.requests), 4)

    def test_shortlist(self):
        service = self.serve(*answers(2))
        self.sweep(service, '--pages', 2)
        self.sweep(service, '--pages', 2, '--shortlist', 'A')
        shown = self.check(self.run_cli('shortlist', 'show', 'A', '--format', 'json'))
        self.assertEqual(self.ids(shown), list(range(1, 41)))
        self.assertEqual(len(service.requests), 2)

    def test_order(self):
        """Pages that come out of order are written and listed in order."""
        service = self.serve_sample('--fault', 'slow:0.05:2')
        arguments = ('--pages', 12, '--parallel', 4, '--format', 'json')
        swept = self.check(self.search(service, *arguments, '--shortlist', 'A')).json()
        shown = self.check(self.run_cli('shortlist', 'show', 'A', '--format', 'json')).json()
        self.assertEqual([creator['userId'] for creator in swept], [creator['userId'] for creator in shown])
        one = self.check(self.search(service, '--fresh', '--pages', 12, '--parallel', 1, '--format', 'json')).json()
        self.assertEqual([creator['userId'] for creator in swept], [creator['userId'] for creator in one])


class TestUnsure(TestCase):
    """What may be charged is asked for again when the user says so, and not before."""

    def test_first_page(self):
        service = self.serve(Answer(drop=True), *answers(2))
        self.sweep(service, status=4)
        for arguments in ((), ('--offline',)):
            again = self.sweep(service, *arguments, status=6)
            self.assertIn('may be charged: 1. --retry-unsure', again.err)
            self.assertEqual(again.out, '')
        self.assertEqual(self.asked(service), [1])
        self.assertEqual(self.ids(self.sweep(service, '--retry-unsure')), list(range(1, 21)))
        self.assertEqual(self.asked(service), [1, 1])
        self.assertEqual(self.home.ledger(), {'charged': 1, 'free': 0, 'unsure': 1, 'open': 0})
        self.sweep(service)
        self.assertEqual(len(service.requests), 2)

    def test_other_pages(self):
        service = self.serve(*answers(1), Answer(drop=True), *answers(1, 3), *answers(1, 2))
        self.sweep(service, '--pages', 3, status=6)
        again = self.sweep(service, '--pages', 3, status=6)
        self.assertIn('may be charged: 2. --retry-unsure', again.err)
        self.assertEqual(self.ids(again), [*range(1, 21), *range(41, 61)])
        self.assertEqual(self.asked(service), [1, 2, 3])
        self.assertEqual(self.ids(self.sweep(service, '--pages', 3, '--retry-unsure')), list(range(1, 61)))

    def test_old_ones_do_not_count(self):
        service = self.serve(Answer(drop=True), *answers(1))
        self.sweep(service, status=4)
        self.change(f'UPDATE call SET sent_at = sent_at - {8 * DAY}')
        self.sweep(service)

    def test_fresh(self):
        service = self.serve(Answer(drop=True), *answers(1))
        self.sweep(service, status=4)
        self.sweep(service, '--fresh')


class TestTelling(TestCase):
    def test_before_and_after(self):
        service = self.serve(*answers(3))
        lines = self.sweep(service, '--pages', 3).err.splitlines()
        self.assertIn('Pages 1–3: 3 pages to ask for, at most 3 calls that cost money.', lines)
        self.assertTrue(any('5000' in line and 'ceiling' in line for line in lines), lines)
        self.assertIn('Pages 1–3: complete; 60 creators of 5000 or more; calls: 3 charged, 0 free, 0 unsure.', lines)

    def test_slow_reader(self):
        """Answers are taken in time also while nobody takes the output, and all of it comes in the end."""
        service = self.serve(*answers(8))
        process = self.home.start('search', '--base-url', service.url, '--format', 'json', '--pages', 8)
        for _ in range(8):
            service.wait_for_request()
        self.assertEqual(len(self.ids(self.check(self.home.finish(process)))), 160)

    def test_one_page_is_no_event(self):
        self.assertEqual(self.sweep(self.serve(*answers(1))).err, '')

    def test_how_it_ended(self):
        rows = [
            (('--pages', 2), answers(2), 'was asked for'),
            (('--pages', 'all'), answers(2) + [page([])], 'results end here'),
            (('--pages', 'all'), answers(1), 'brought nobody new'),
            (('--page', 249, '--pages', 'all'), answers(2, 249), '250 pages'),
        ]
        for arguments, given, sentence in rows:
            with self.subTest(sentence=sentence):
                self.home.clear()
                self.assertIn(sentence, self.sweep(self.serve(*given), *arguments).err)


class TestBounds(TestCase):
    def test_max_calls(self):
        service = self.serve(*answers(6))
        first = self.sweep(service, '--pages', 6, '--max-calls', 2, status=6)
        self.assertIn('at most 2 calls', first.err)
        self.assertIn('As many calls were sent as were allowed', first.err)
        self.assertIn('not complete, 2 of 6 are held', first.err)
        self.assertIn('3–6', first.err)
        self.assertEqual(self.ids(first), list(range(1, 41)))
        self.sweep(service, '--pages', 6, '--max-calls', 3, status=6)
        self.assertEqual(self.ids(self.sweep(service, '--pages', 6, '--max-calls', 1)), list(range(1, 121)))
        self.assertEqual(self.asked(service), [1, 2, 3, 4, 5, 6])

    def test_max_calls_counts_free_ones(self):
        service = self.serve(failure(301), *answers(2))
        self.sweep(service, '--pages', 2, '--max-calls', 2, status=6)
        self.assertEqual(self.asked(service), [1, 1])

    def test_daily_limit(self):
        service = self.serve(*answers(6))
        first = self.sweep(service, '--pages', 6, '--daily-limit', 4, status=6)
        self.assertIn('limit of 4 calls', first.err)
        self.assertEqual(len(self.ids(first)), 80)
        self.sweep(service, '--pages', 6, '--daily-limit', 4, status=6)
        self.sweep(service, '--keyword', 'x', '--daily-limit', 4, status=6)
        self.assertEqual(self.asked(service), [1, 2, 3, 4])
        # What was free leaves room, and yesterday is over.
        self.change(f'UPDATE call SET sent_at = sent_at - {2 * DAY}')
        self.sweep(service, '--pages', 6, '--daily-limit', 4)

    def test_daily_limit_of_the_preferences(self):
        """It is the same money; --daily-limit overrules it."""
        if shutil.which('glib-compile-schemas') is None:
            self.skipTest('glib-compile-schemas is missing')
        schemas, settings = self.home.path / 'schemas', self.home.path / 'config' / 'glib-2.0' / 'settings'
        schemas.mkdir()
        settings.mkdir(parents=True)
        (schemas / 'kollect.gschema.xml').write_text(SCHEMA)
        (settings / 'keyfile').write_text('[io/github/kollect_app/Kollect]\ndaily-limit=uint32 2\n')
        subprocess.run(['glib-compile-schemas', schemas], check=True)
        env = {'GSETTINGS_SCHEMA_DIR': schemas, 'GSETTINGS_BACKEND': 'keyfile'}
        service = self.serve(*answers(4))
        limited = self.sweep(service, '--pages', 4, env=env, status=6)
        self.assertIn('limit of 2 calls', limited.err)
        self.sweep(service, '--pages', 4, '--daily-limit', 3, env=env, status=6)
        self.sweep(service, '--pages', 4, '--daily-limit', 0, env=env)
        self.assertEqual(self.asked(service), [1, 2, 3, 4])

    def test_nobody_reads_any_more(self):
        service = self.serve(*answers(9))
        reader, writer = os.pipe()
        os.close(reader)
        process = self.home.start(
            'search', '--base-url', service.url, '--pages', 9, '--format', 'json', '--parallel', 4, stdout=writer
        )
        os.close(writer)
        self.check(self.home.finish(process))
        self.assertEqual(len(service.requests), 1)
        self.assertEqual(self.home.held(), [1])


class TestStop(TestCase):
    def start(self, service, *arguments):
        return self.home.start('search', '--base-url', service.url, '--format', 'json', '--parallel', 1, *arguments)

    def test_what_is_under_way_is_kept(self):
        service = self.serve(*answers(2), Answer(page(creators(41, 20)).body, hold=True), *answers(9, 4))
        process = self.start(service, '--pages', 9, '--verbose')
        for _ in range(3):
            service.wait_for_request()
        process.send_signal(signal.SIGINT)
        self.wait_for_words(process, 'waited for')
        service.release()
        result = self.check(self.home.finish(process), 130)
        self.assertEqual(self.ids(result), list(range(1, 61)))
        self.assertEqual(self.asked(service), [1, 2, 3])
        self.assertEqual(self.home.held(), [1, 2, 3])
        self.assertEqual(self.home.ledger(), {'charged': 3, 'free': 0, 'unsure': 0, 'open': 0})
        self.assertEqual(len(self.ids(self.sweep(service, '--pages', 9))), 180)

    def test_twice_ends_at_once(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            self.home.clear()
            service = self.serve(*answers(2), Answer(hang=True))
            process = self.start(service, '--pages', 9)
            for _ in range(3):
                service.wait_for_request()
            begun = time.monotonic()
            result = self.check(self.interrupt_twice(process, number), 130)
            self.assertLess(time.monotonic() - begun, 20)
            self.assertEqual(self.ids(result), list(range(1, 41)))
            self.assertEqual(self.home.ledger(), {'charged': 2, 'free': 0, 'unsure': 1, 'open': 0})

    def test_while_waiting_for_the_service(self):
        """Nothing is under way in a pause, so stopping takes no time."""
        service = self.serve(*answers(1), failure(302, headers=[('Retry-After', '50')]))
        process = self.start(service, '--pages', 5, '--verbose')
        self.wait_for_words(process, 'pause')
        result = self.check(self.interrupt(process), 130)
        self.assertEqual(len(self.ids(result)), 20)
        self.assertEqual(self.home.ledger(), {'charged': 1, 'free': 1, 'unsure': 0, 'open': 0})


if __name__ == '__main__':
    kollect_cli.main()
