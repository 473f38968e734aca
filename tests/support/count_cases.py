#!/usr/bin/env python3
"""Counts test cases in what ctest wrote with --output-junit: "PASSED FAILED" on one line.

usage: count_cases.py JUNIT.xml

A ctest entry that runs GoogleTest, Python's unittest or node's test runner counts as many cases as those report; any other entry counts
as one.
"""
import re
import sys
import xml.etree.ElementTree


def count(output, succeeded):
    """-> (passed, failed) of one ctest entry."""
    passed = sum(map(int, re.findall(r'^\[  PASSED  \] (\d+) tests?', output, re.M)))
    failed = sum(map(int, re.findall(r'^\[  FAILED  \] (\d+) tests?, listed below', output, re.M)))
    for total, verdict in re.findall(r'^Ran (\d+) tests? in .*\n\n(.*)', output, re.M):
        bad = sum(map(int, re.findall(r'(?:failures|errors)=(\d+)', verdict)))
        passed, failed = passed + max(int(total) - bad, 0), failed + bad  # one test may fail in several parts
    passed += sum(map(int, re.findall(r'^# pass (\d+)$', output, re.M)))
    failed += sum(map(int, re.findall(r'^# fail (\d+)$', output, re.M)))
    if succeeded:
        return max(passed, 1), failed
    return passed, max(failed, 1)  # a program that crashed reports no failed case


def main():
    passed = failed = 0
    for case in xml.etree.ElementTree.parse(sys.argv[1]).iter('testcase'):
        p, f = count(case.findtext('system-out') or '', case.get('status') == 'run')
        passed, failed = passed + p, failed + f
    print(passed, failed)


if __name__ == '__main__':
    main()
