#!/usr/bin/env python3
"""Prints the reports of ThreadSanitizer that are about our own code, and their number: exit status 1 when there are any.

usage: races.py FOLDER

A race is ours when both accesses are made by code of server/, and not by gRPC or absl on an object of theirs: these are not instrumented,
and much of what orders their threads is not seen (grpc_synchronization.cc tells the rest). Left out, too, is what gRPC calls when a call
is cancelled or nobody is left in it, which it knows by atomic numbers of its own; AddressSanitizer watches what is used after that.
"""
import pathlib
import re
import sys

FRAME = re.compile(r'^ +#\d+ (.+) \(\S+\+0x[0-9a-f]+\)', re.M)
OURS = re.compile(r'/server/\S+\.(?:cc|h):\d+')
LIBRARY = re.compile(r'/usr/include/c\+\+|/usr/include/x86_64|libsanitizer|^std::')
END_OF_A_CALL = re.compile(r'~(?:Unary|Document|Batch|Stream)Call\b|Call::(?:OnDone|OnCancel)\(|~CallWatch\b')


def accessed_by(stack):
    """The innermost frame that is not the standard library's: who made the access."""
    return next((frame for frame in FRAME.findall(stack) if not LIBRARY.search(frame)), '')


def is_ours(report):
    stacks = report.split('\n\n')[:2]
    frames = [accessed_by(stack) for stack in stacks]
    return all(OURS.search(frame) for frame in frames) and not any(END_OF_A_CALL.search(stack) for stack in stacks)


def main():
    files = sorted(pathlib.Path(sys.argv[1]).iterdir())
    reports = [part for file in files for part in file.read_text(errors='replace').split('=' * 18) if 'WARNING' in part]
    ours = [report for report in reports if is_ours(report)]
    print(''.join(ours))
    print(f'{len(ours)} of our own code, of {len(reports)} reports')
    sys.exit(bool(ours))


if __name__ == '__main__':
    main()
