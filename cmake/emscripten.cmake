# The toolchain of whatever em++ is on PATH: Debian's Emscripten 3.1.6 or any newer emsdk.
find_program(TRAILSPARK_EMXX em++ NO_CMAKE_FIND_ROOT_PATH)
if(NOT TRAILSPARK_EMXX)
  message(FATAL_ERROR "em++ is not on PATH. Install Emscripten (Debian: apt-get install emscripten) or activate an emsdk.")
endif()
# The node that runs the tests is the one on PATH, not the one em++ happens to know.
find_program(CMAKE_CROSSCOMPILING_EMULATOR NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH)

file(REAL_PATH "${TRAILSPARK_EMXX}" emxx)
get_filename_component(emscripten_root "${emxx}" DIRECTORY)
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
