"""What tests/run adds up: count_cases.py on what the kinds of tests print."""
import unittest

from count_cases import count

TABLE = [
    ('GoogleTest', '[==========] 7 tests ran.\n[  PASSED  ] 7 tests.\n', True, (7, 0)),
    ('one GoogleTest', '[  PASSED  ] 1 test.\n', True, (1, 0)),
    ('GoogleTest with failures', '[  PASSED  ] 5 tests.\n[  FAILED  ] 2 tests, listed below:\n[  FAILED  ] A.B\n', False, (5, 2)),
    ('GoogleTest that crashed', '[ RUN      ] A.B\n', False, (0, 1)),
    ('unittest', '....\n-----\nRan 4 tests in 0.1s\n\nOK\n', True, (4, 0)),
    ('one unittest', 'Ran 1 test in 0.1s\n\nOK\n', True, (1, 0)),
    ('unittest with failures', 'Ran 9 tests in 1.5s\n\nFAILED (failures=2, errors=1)\n', False, (6, 3)),
    ('unittest that did not start', 'Ran 0 tests in 0.0s\n\nFAILED (errors=1)\n', False, (0, 1)),
    ("node's test runner", 'ok 1 - a\n1..9\n# tests 9\n# pass 8\n# fail 1\n', False, (8, 1)),
    ('any other program', 'fine\n', True, (1, 0)),
    ('any other program that failed', '', False, (0, 1)),
]


class CountCases(unittest.TestCase):
    def test_table(self):
        for name, output, succeeded, expected in TABLE:
            with self.subTest(name):
                self.assertEqual(count(output, succeeded), expected)


if __name__ == '__main__':
    unittest.main()
