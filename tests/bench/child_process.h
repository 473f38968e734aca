// A server under measurement: its port, CPU time and memory.
//
//   ChildProcess server({"build/server/isnad-server", "--listen=127.0.0.1:0"}, "\"port\":");
//   server.port()              when a line held the port
//   server.ready_ms()          from the start to that line
//   server.CpuSeconds(), server.StatusMib("VmRSS")
//
// What it prints later is thrown away by a thread. Killed with the object. Not thread-safe.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_BENCH_CHILD_PROCESS_H_
#define ISNAD_TESTS_BENCH_CHILD_PROCESS_H_

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace isnad::bench {

class ChildProcess {
 public:
  ChildProcess(std::vector<std::string> command, const std::string& before_port) {
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) Fail("pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDERR_FILENO);
    std::vector<char*> argv;
    for (std::string& word : command) argv.push_back(word.data());
    argv.push_back(nullptr);
    const auto begin = std::chrono::steady_clock::now();
    if (posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ) != 0) Fail(argv[0]);
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    input_ = in[1];
    output_ = out[0];
    ReadPort(before_port);
    ready_ms_ =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    drain_ = std::thread([this] {
      char buffer[1 << 16];
      while (read(output_, buffer, sizeof(buffer)) > 0) {
      }
    });
  }
  ~ChildProcess() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    drain_.join();
    close(input_);
    close(output_);
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  int port() const { return port_; }
  double ready_ms() const { return ready_ms_; }

  double CpuSeconds() const {
    clockid_t clock;
    timespec time{};
    if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &time) != 0) Fail("clock");
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  }

  // A line of /proc/PID/status: VmRSS, or VmHWM, its highest so far.
  double StatusMib(const std::string& field) const {
    std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
    for (std::string line; std::getline(status, line);) {
      if (line.rfind(field + ":", 0) == 0) return std::stod(line.substr(field.size() + 1)) / 1024;
    }
    Fail("/proc status");
  }

 private:
  [[noreturn]] static void Fail(const char* what) {
    std::perror(what);
    std::exit(1);
  }

  void ReadPort(const std::string& before_port) {
    std::string seen;
    size_t at = std::string::npos;
    while (at == std::string::npos || seen.find('\n', at) == std::string::npos) {
      char buffer[4096];
      const ssize_t size = read(output_, buffer, sizeof(buffer));
      if (size <= 0) {
        std::fprintf(stderr, "the server ended: %s\n", seen.c_str());
        std::exit(1);
      }
      seen.append(buffer, static_cast<size_t>(size));
      at = seen.find(before_port);
    }
    port_ = std::stoi(seen.substr(at + before_port.size()));
  }

  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  int port_ = 0;
  double ready_ms_ = 0;
  std::thread drain_;
};

}  // namespace isnad::bench

#endif  // ISNAD_TESTS_BENCH_CHILD_PROCESS_H_
