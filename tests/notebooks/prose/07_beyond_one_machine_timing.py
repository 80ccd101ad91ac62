"""Numbers about the times of chapter 7, from the quiet machine's times and the sizes of the figure."""

from lecture_lib.chapters.beyond_one_machine.figures.ways import FEATURES, ROWS, WAYS, limit
from lecture_lib.figures import stopwatch

seconds = stopwatch.quiet("beyond_one_machine.ways")
ways = dict(zip(WAYS, seconds, strict=False))


def compiled():
    """Rows, once compiled code is seen to be more than 100 times as fast as plain Python."""
    assert ways["python"][-1] > 100 * max(ways["numpy"][-1], ways["one_thread"][-1])
    return [ROWS[-1]]


def brackets():
    """Rows, MB of a second X, and how many times as long NumPy takes with it."""
    return [ROWS[-1], 8 * FEATURES * ROWS[-1] / 1e6, ways["copying"][-1] / ways["numpy"][-1]]


def one_row():
    """Features; operations and bytes of one row, with its target; operations per byte."""
    operations, size = 4 * FEATURES, 8 * (FEATURES + 1)
    return [FEATURES, operations, size, operations / size]


def sharing_is_a_loss():
    """Nothing, once it is seen so for the fewest rows."""
    assert ways["all_threads"][0] > 2 * ways["one_thread"][0]
    return []


def reading_once_or_twice():
    """Nothing: numba is nearer to the limit for most rows, NumPy for 100,000, whose X fits into the cache."""
    assert limit(seconds)[-1] < ways["one_thread"][-1] < ways["numpy"][-1]
    assert ways["numpy"][-2] < ways["one_thread"][-2]
    return []


SAID = [
    (
        "특징이 {0}개이면 한 행에 계산과 바이트는 몇인가요? ({1}번과 {2}바이트, 바이트마다 {3:.2f}번)",
        "With {0} features, how many operations and bytes are there per row? ({1} and {2}, {3:.2f} operations per "
        "byte)",
        one_row,
    ),
    ("$n$이 {0:,}일 때 100배가 넘습니다", "more than 100 times on the quiet machine, with $n$ at {0:,}", compiled),
    ("$n$이 {0:,}일 때 {1:.0f} MB를 더 만들고", "with $n$ at {0:,}, another {1:.0f} MB are made", brackets),
    (
        "조용한 컴퓨터에서 {2:.0f}배쯤 걸렸습니다",
        "That took about {2:.0f} times as long on the quiet machine",
        brackets,
    ),
    (
        "$n$이 작으면 스레드를 나누는 것이 손해입니다",
        "With small $n$, sharing out among threads is a loss",
        sharing_is_a_loss,
    ),
    ("두 번 읽어도 싸서 NumPy가 앞서기도", "reading twice is cheap, and NumPy may be ahead", reading_once_or_twice),
    ("‘행 수 n’ {0:,}에서", "At “Rows n” {0:,}", lambda: [ROWS[-1]]),
    ("{0:,}으로 내려", "at {0:,}, see whether", lambda: [ROWS[0]]),
    ("특징은 {0}개입니다", "one gradient with {0} features", lambda: [FEATURES]),
    ("수 {0}개에만 2를", "multiplies only {0} numbers by 2", lambda: [FEATURES]),
]
SIZES = {}
GIVEN = []
