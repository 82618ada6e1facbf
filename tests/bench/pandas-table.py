#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What bench-tables is compared with: pandas writes the cells of a CSV into a workbook, by openpyxl.

usage: pandas-table.py TABLE.csv TARGET.xlsx ROUNDS

Prints the seconds of the processor that each round takes: to write values alone, then to write the same cells as we do, with
links that are links and numbers with a format; then the most memory in kB beside what was there before. Exit status 77 when
pandas or openpyxl is missing.
"""

import resource
import sys
import time

try:
    import openpyxl  # noqa: F401
    import pandas
except ImportError:
    sys.exit(77)


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def write_values(frame, target):
    frame.to_excel(target, sheet_name='Creators', index=False, engine='openpyxl')


def write_cells(frame, target):
    with pandas.ExcelWriter(target, engine='openpyxl', datetime_format='yyyy-mm-dd hh:mm') as writer:
        frame.to_excel(writer, sheet_name='Creators', index=False)
        sheet = writer.sheets['Creators']
        for column, label in enumerate(frame.columns, 1):
            numbers = frame[label].dtype.kind in 'if'
            links = str(frame[label].iloc[0]).startswith('https://')
            for (cell,) in sheet.iter_rows(2, sheet.max_row, column, column) if numbers or links else ():
                if links:
                    cell.hyperlink = cell.value
                else:
                    cell.number_format = '#,##0.0'


def main():
    source, target, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    frame = pandas.read_csv(source, dtype={1: str, 2: str}, parse_dates=['Fetched'])
    base = peak()
    for write in (write_values, write_cells):
        for _ in range(rounds):
            start = time.process_time()
            write(frame, target)
            print(time.process_time() - start)
    print(peak() - base)


if __name__ == '__main__':
    main()
