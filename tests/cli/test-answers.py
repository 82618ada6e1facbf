#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was spent, and what is kept: the usage and answers commands."""

import csv
import io
import sqlite3

import kollect_cli
from kollect_cli import Answer, creators, failure, page

DAY = 24 * 60 * 60


class TestUsage(kollect_cli.TestCase):
    def usage(self):
        return self.check(self.run_cli('usage', '--format', 'json')).json()

    def test_nothing(self):
        nothing = {'charged': 0, 'free': 0, 'unsure': 0}
        self.assertEqual(self.usage(), {'today': nothing, 'month': nothing, 'all': nothing, 'searches': []})
        self.assertIn('Today', self.check(self.run_cli('usage')).out)

    def test_counts(self):
        service = self.serve(page(creators(1, 20)), failure(301), page(creators(21, 20)), Answer(b'<html>'))
        self.check(self.search(service, '--pages', 3, '--parallel', 1, '--keyword', '咖啡'), 6)
        self.check(self.search(self.serve(failure(303))), 3)
        usage = self.usage()
        counts = {'charged': 2, 'free': 2, 'unsure': 1}
        self.assertEqual([usage[period] for period in ('today', 'month', 'all')], [counts] * 3)
        self.assertEqual(len(usage['searches']), 2)
        (search,) = [search for search in usage['searches'] if search['service'] == service.url]
        self.assertIn('咖啡', search['search'])
        self.assertEqual(search['query'], 'searchType=NICKNAME&keyword=%E5%92%96%E5%95%A1')
        self.assertEqual((search['charged'], search['free'], search['unsure']), (2, 1, 1))
        self.assertEqual((search['chargedToday'], search['chargedMonth']), (2, 2))
        self.assertRegex(search['lastAt'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$')

    def test_periods(self):
        self.check(self.search(self.serve(page(creators(1, 20))), '--keyword', 'a'))
        with sqlite3.connect(self.home.database) as database:
            database.execute(f'UPDATE call SET sent_at = sent_at - {40 * DAY}')
        database.close()
        self.check(self.search(self.serve(page(creators(1, 20))), '--keyword', 'b'))
        usage = self.usage()
        self.assertEqual([usage[period]['charged'] for period in ('today', 'month', 'all')], [1, 1, 2])

    def test_formats(self):
        self.check(self.search(self.serve(page(creators(1, 20))), '--keyword', '=1+1'))
        lines = self.check(self.run_cli('usage')).out.splitlines()
        self.assertEqual(lines[1].split(), ['Today', '1', '0', '0'])
        self.assertIn('=1+1', lines[-1])
        data = self.check(self.run_cli('usage', '--format', 'csv')).out_bytes.decode('utf-8-sig')
        (row,) = csv.DictReader(io.StringIO(data, newline=''))
        self.assertEqual(row['All time'], '1')
        path = self.home.path / 'usage.json'
        self.assertEqual(self.check(self.run_cli('usage', '-o', path)).out, '')
        self.assertIn('"today"', path.read_text())


class TestAnswers(kollect_cli.TestCase):
    def list(self):
        return self.check(self.run_cli('answers', 'list', '--format', 'json')).json()

    def keep(self, first, n_pages, *arguments):
        """Pages of a service of their own, and the service's address."""
        answers = [page(creators(first + 20 * number, 20)) for number in range(n_pages)]
        service = self.serve(*answers)
        self.check(self.search(service, '--pages', n_pages, *arguments))
        return service

    def test_list(self):
        self.assertEqual(self.list(), [])
        service = self.keep(1, 3, '--keyword', '咖啡')
        self.check(self.search(self.serve(page(creators(101, 5), 5)), '--shortlist', 'A'))
        second, first = self.list()
        self.assertEqual(first['service'], service.url)
        self.assertEqual((first['pages'], first['creators'], first['complete']), (3, 60, False))
        self.assertEqual((second['pages'], second['creators'], second['complete']), (1, 5, True))
        self.assertEqual((first['shortlisted'], second['shortlisted']), (False, True))
        self.assertGreater(first['bytes'], 60 * 1000)
        self.assertIsNone(first['wanted'])
        table = self.check(self.run_cli('answers', 'list')).out
        self.assertIn('咖啡', table)
        self.assertEqual(len(table.splitlines()), 3)
        data = self.check(self.run_cli('answers', 'list', '--format', 'csv')).out_bytes.decode('utf-8-sig')
        self.assertEqual(len(list(csv.DictReader(io.StringIO(data, newline='')))), 2)

    def test_wanted(self):
        """What was interrupted is told until it is there."""
        service = self.serve(page(creators(1, 20)), failure(303), page(creators(21, 20)))
        self.check(self.search(service, '--pages', 2), 3)
        self.assertEqual(self.list()[0]['wanted'], 2)
        self.check(self.search(service, '--pages', 2))
        self.assertIsNone(self.list()[0]['wanted'])

    def test_show(self):
        service = self.keep(1, 2)
        found = self.check(self.search(service, '--pages', 2, '--format', 'json')).out
        service.stop()
        number = self.list()[0]['id']
        shown = self.check(self.run_cli('answers', 'show', number, '--format', 'json'))
        self.assertEqual(shown.out, found)
        self.assertEqual(self.check(self.run_cli('answers', 'show', number, '--columns', 'name')).out.count('\n'), 41)

    def test_delete(self):
        self.keep(1, 2)
        self.keep(101, 2, '--shortlist', 'A')
        ids = [copy['id'] for copy in self.list()]
        self.check(self.run_cli('answers', 'delete', ids[0], 9999), 5)
        self.assertEqual(len(self.list()), 2)
        self.check(self.run_cli('answers', 'delete', *ids))
        self.assertEqual(self.list(), [])
        # The shortlist and the ledger stay.
        self.assertEqual(len(self.check(self.run_cli('shortlist', 'show', 'A', '--format', 'json')).json()), 40)
        self.assertEqual(self.check(self.run_cli('usage', '--format', 'json')).json()['all']['charged'], 4)

    def test_clean_up(self):
        self.keep(1, 2, '--shortlist', 'A')
        self.keep(101, 2)
        self.check(self.run_cli('answers', 'clean-up', 1000))
        self.assertEqual(len(self.list()), 2)
        result = self.check(self.run_cli('answers', 'clean-up', 0))
        self.assertIn('freed', result.err)
        (left,) = self.list()
        self.assertTrue(left['shortlisted'])

    def test_refused(self):
        for arguments, status in (
            (('answers',), 2), (('answers', 'burn'), 2), (('answers', 'show'), 2), (('answers', 'show', 'x'), 2),
            (('answers', 'show', '7'), 5), (('answers', 'delete'), 2), (('answers', 'delete', '0'), 2),
            (('answers', 'clean-up', '-1'), 2), (('answers', 'list', '--format', 'xml'), 2), (('usage', 'x'), 2),
        ):  # fmt: skip
            with self.subTest(arguments=arguments):
                self.assertEqual(self.check(self.run_cli(*arguments), status).out, '')


if __name__ == '__main__':
    kollect_cli.main()
