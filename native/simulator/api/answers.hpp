#pragma once

#include "simulator/server/message.hpp"

namespace simulator {

/// 204, as deletions are answered.
inline Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

}  // namespace simulator
