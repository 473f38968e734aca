// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/process_metrics.h"

#include <dirent.h>
#include <prometheus/metric_family.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace isnad {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily One(const char* name, const char* help, MetricType type, double value) {
  MetricFamily family;
  family.name = name;
  family.help = help;
  family.type = type;
  ClientMetric metric;
  (type == MetricType::Counter ? metric.counter.value : metric.gauge.value) = value;
  family.metric.push_back(metric);
  return family;
}

// The fields of /proc/self/stat from the third on, as proc(5) numbers them; empty when it cannot be
// read. The second, the program's name, may hold anything but ends at the last parenthesis.
std::vector<double> StatFields() {
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  const size_t name_end = line.rfind(')');
  if (name_end == std::string::npos) return {};
  std::istringstream rest(line.substr(name_end + 1));
  std::string state;
  rest >> state;
  std::vector<double> fields = {0, 0, 0, 0};  // so that an index is proc(5)'s number
  for (double field; rest >> field;) fields.push_back(field);
  return fields;
}

// Seconds from 1970 to the start of the machine; 0 when unknown.
double BootTime() {
  std::ifstream file("/proc/stat");
  for (std::string word; file >> word;) {
    double seconds = 0;
    if (word == "btime" && file >> seconds) return seconds;
  }
  return 0;
}

int OpenFiles() {
  DIR* folder = opendir("/proc/self/fd");
  if (folder == nullptr) return -1;
  int entries = 0;
  while (readdir(folder) != nullptr) ++entries;
  closedir(folder);
  return entries - 3;  // ".", ".." and the folder itself
}

void AddFiles(std::vector<MetricFamily>* families) {
  const int open = OpenFiles();
  if (open >= 0) {
    families->push_back(
        One("process_open_fds", "Files and sockets that are open.", MetricType::Gauge, open));
  }
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
    families->push_back(One("process_max_fds", "Files and sockets that may be open.",
                            MetricType::Gauge, static_cast<double>(limit.rlim_cur)));
  }
}

}  // namespace

std::vector<MetricFamily> ProcessMetrics::Collect() const {
  std::vector<MetricFamily> families;
  AddFiles(&families);
  const std::vector<double> stat = StatFields();
  if (stat.size() <= 24) return families;
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  const auto page = static_cast<double>(sysconf(_SC_PAGESIZE));
  families.push_back(One("process_cpu_seconds_total", "Processor time of the process.",
                         MetricType::Counter, (stat[14] + stat[15]) / ticks));
  families.push_back(
      One("process_threads", "Threads of the process.", MetricType::Gauge, stat[20]));
  families.push_back(One("process_start_time_seconds", "When the process started, since 1970.",
                         MetricType::Gauge, BootTime() + stat[22] / ticks));
  families.push_back(One("process_virtual_memory_bytes", "Address space of the process.",
                         MetricType::Gauge, stat[23]));
  families.push_back(One("process_resident_memory_bytes", "Memory of the process.",
                         MetricType::Gauge, stat[24] * page));
  return families;
}

}  // namespace isnad
