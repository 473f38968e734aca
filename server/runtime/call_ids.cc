// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/call_ids.h"

#include <algorithm>
#include <cstdint>
#include <random>

namespace isnad {
namespace {

constexpr size_t kMaxRequestId = 128;
constexpr std::string_view kIdMarks = "-_.:/+=@";
constexpr std::string_view kHexDigits = "0123456789abcdef";

bool IsHex(std::string_view text) {
  return text.find_first_not_of(kHexDigits) == std::string_view::npos;
}

// The standard calls an id of zeros invalid.
bool IsId(std::string_view text) {
  return IsHex(text) && text.find_first_not_of('0') != std::string_view::npos;
}

bool IsRequestId(std::string_view text) {
  return !text.empty() && text.size() <= kMaxRequestId &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  kIdMarks.find(c) != std::string_view::npos;
         });
}

std::string NewRequestId() {
  thread_local std::mt19937_64 random = [] {
    std::random_device device;  // 32 bits: alone too few for ids that no replica makes again
    std::seed_seq seeds{device(), device(), device(), device()};
    return std::mt19937_64(seeds);
  }();
  std::string id;
  for (int half = 0; half < 2; ++half) {
    uint64_t bits = random();
    for (int i = 0; i < 16; ++i, bits >>= 4) id += kHexDigits[bits & 15];
  }
  return id;
}

// VERSION-TRACE-SPAN-FLAGS; a later version may go on after the flags.
void ReadTraceparent(std::string_view header, CallIds* ids) {
  constexpr size_t kLength = 55;
  if (header.size() < kLength || header[2] != '-' || header[35] != '-' || header[52] != '-') return;
  const std::string_view version = header.substr(0, 2);
  const bool later = IsHex(version) && version != "00" && version != "ff";
  if (!later && (version != "00" || header.size() != kLength)) return;
  if (later && header.size() > kLength && header[kLength] != '-') return;
  const std::string_view trace = header.substr(3, 32);
  const std::string_view span = header.substr(36, 16);
  if (!IsId(trace) || !IsId(span) || !IsHex(header.substr(53, 2))) return;
  ids->trace = trace;
  ids->span = span;
}

}  // namespace

CallIds ReadCallIds(std::string_view request_id, std::string_view traceparent) {
  CallIds ids;
  ids.request = IsRequestId(request_id) ? std::string(request_id) : NewRequestId();
  ReadTraceparent(traceparent, &ids);
  return ids;
}

}  // namespace isnad
