// Preloaded into a program: its wall clock leaps a minute forward each time it is looked at, as if
// an operator or NTP set it again and again. Every other clock goes on.
// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec* time) {
  static int asked = 0;
  const long status = syscall(SYS_clock_gettime, clock, time);
  if (status == 0 && clock == CLOCK_REALTIME) {
    time->tv_sec += 60 * __atomic_add_fetch(&asked, 1, __ATOMIC_RELAXED);
  }
  return (int)status;
}
