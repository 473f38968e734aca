// The built server as a process of its own, as an operator runs it.
//
//   ServerProcess server({"--listen=:0"});
//   ASSERT_TRUE(server.WaitUntilListening());
//   server.stub()->AttributeQuotes(…);
//   server.Signal(SIGTERM);
//   EXPECT_EQ(server.Wait(), 0);
//
// A process that still runs when the object ends is killed. Not thread-safe.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SERVICE_SERVER_PROCESS_H_
#define ISNAD_TESTS_SERVICE_SERVER_PROCESS_H_

#include <fcntl.h>
#include <grpcpp/grpcpp.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "isnad/v1/quote_attribution.grpc.pb.h"

namespace isnad {

class ServerProcess {
 public:
  explicit ServerProcess(const std::vector<std::string>& flags) {
    int pipe_ends[2];
    if (pipe2(pipe_ends, O_CLOEXEC) != 0) return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDERR_FILENO);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
    std::vector<std::string> words = {ISNAD_SERVER};
    words.insert(words.end(), flags.begin(), flags.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    if (posix_spawn(&pid_, ISNAD_SERVER, &actions, nullptr, argv.data(), environ) != 0) pid_ = -1;
    posix_spawn_file_actions_destroy(&actions);
    close(pipe_ends[1]);
    output_fd_ = pipe_ends[0];
  }
  ~ServerProcess() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
    close(output_fd_);
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // Reads until a line holds the words; false when ten seconds or the process end first.
  bool WaitForLine(const std::string& words) {
    while (output_.find(words, 0) == std::string::npos) {
      if (!ReadMore()) return false;
    }
    while (output_.back() != '\n') {
      if (!ReadMore()) return false;
    }
    return true;
  }

  bool WaitUntilListening() {
    if (!WaitForLine("\"msg\":\"listening\"")) return false;
    const std::string name = "\"port\":";
    port_ = std::stoi(output_.substr(output_.find(name) + name.size()));
    channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(port_),
                                   grpc::InsecureChannelCredentials());
    stub_ = v1::QuoteAttributionService::NewStub(channel_);
    return true;
  }

  // Closes the client's connection. An idle client of gRPC 1.51 looks at its connection every five
  // seconds only, and the server waits for it to leave.
  void Disconnect() {
    stub_.reset();
    channel_.reset();
  }

  void Signal(int signal) const { kill(pid_, signal); }

  // The exit status; -1 when the process was killed by a signal or runs on after 20 seconds.
  int Wait() {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    int status = 0;
    while (waitpid(pid_, &status, WNOHANG) == 0) {
      if (std::chrono::steady_clock::now() > limit) return -1;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    pid_ = -1;
    while (ReadMore()) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  int port() const { return port_; }
  const std::string& output() const { return output_; }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  v1::QuoteAttributionService::Stub* stub() const { return stub_.get(); }

 private:
  bool ReadMore() {
    pollfd ready{output_fd_, POLLIN, 0};
    if (poll(&ready, 1, 10'000) <= 0) return false;
    char buffer[4096];
    const ssize_t size = read(output_fd_, buffer, sizeof(buffer));
    if (size <= 0) return false;
    output_.append(buffer, static_cast<size_t>(size));
    return true;
  }

  pid_t pid_ = -1;
  int output_fd_ = -1;
  int port_ = 0;
  std::string output_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::QuoteAttributionService::Stub> stub_;
};

}  // namespace isnad

#endif  // ISNAD_TESTS_SERVICE_SERVER_PROCESS_H_
