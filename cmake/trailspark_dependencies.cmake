# Third-party code: a package of the system first, otherwise the pinned archive, checked by its hash (each hash was computed
# from the project's own git tag, or from Debian's copy of the same archive). With FETCHCONTENT_FULLY_DISCONNECTED nothing is
# downloaded. simdjson comes from npm, for every target the same copy. What one folder alone uses is declared there.
include(FetchContent)

set(TRAILSPARK_SIMDJSON_DIR
    "${PROJECT_SOURCE_DIR}/node_modules/@nozbe/simdjson/src"
    CACHE PATH "Folder of simdjson.h and simdjson.cpp")

FetchContent_Declare(
  nlohmann_json
  URL https://github.com/nlohmann/json/archive/refs/tags/v3.11.2.tar.gz
  URL_HASH SHA256=d69f9deb6a75e2580465c6c4c5111b89c4dc2fa94e3a85fcd2ffcd9a143d9273
  SYSTEM
  FIND_PACKAGE_ARGS 3.11)
FetchContent_Declare(
  Catch2
  URL https://github.com/catchorg/Catch2/archive/refs/tags/v2.13.10.tar.gz
  URL_HASH SHA256=d54a712b7b1d7708bc7a819a8e6e47b2fde9536f487b89ccbca295072a7d9943
  SYSTEM
  FIND_PACKAGE_ARGS) # 2.13 or 3: tests/core/catch.hpp serves both

# Cross-compiling for WebAssembly, find_package sees Emscripten's sysroot alone, and /usr/include must never come onto
# em++'s path: it holds another C library. So a header-only package of the system is copied into the build tree.
#
#   trailspark_stage(nlohmann_json nlohmann_json::nlohmann_json nlohmann/json.hpp)
#
# gives the target, where the system has the header.
function(trailspark_stage name target header)
  find_path(TRAILSPARK_${name}_INCLUDE "${header}" PATHS /usr/include /usr/local/include /opt/homebrew/include
            NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  mark_as_advanced(TRAILSPARK_${name}_INCLUDE)
  if(TRAILSPARK_${name}_INCLUDE)
    get_filename_component(folder "${header}" DIRECTORY)
    file(COPY "${TRAILSPARK_${name}_INCLUDE}/${folder}" DESTINATION "${PROJECT_BINARY_DIR}/staged/${name}")
    add_library(${target} INTERFACE IMPORTED GLOBAL)
    target_include_directories(${target} SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/staged/${name}")
  endif()
endfunction()

if(EMSCRIPTEN)
  trailspark_stage(nlohmann_json nlohmann_json::nlohmann_json nlohmann/json.hpp)
  if(TRAILSPARK_BUILD_TESTS)
    trailspark_stage(Catch2 Catch2::Catch2 catch2/catch.hpp)
  endif()
endif()

if(NOT TARGET nlohmann_json::nlohmann_json)
  FetchContent_MakeAvailable(nlohmann_json)
endif()
if(TRAILSPARK_BUILD_TESTS AND NOT TARGET Catch2::Catch2)
  FetchContent_MakeAvailable(Catch2)
endif()
