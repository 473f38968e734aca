// Preloaded into a program: its wall clock leaps two hours forward after a while, as when an
// operator or NTP sets it. Every other clock goes on.
// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec* time) {
  static int asked = 0;
  const long status = syscall(SYS_clock_gettime, clock, time);
  if (status == 0 && clock == CLOCK_REALTIME &&
      __atomic_add_fetch(&asked, 1, __ATOMIC_RELAXED) > 3) {
    time->tv_sec += 2 * 60 * 60;
  }
  return (int)status;
}
