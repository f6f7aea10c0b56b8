# ccache, where there is one; its cache stays inside the project.
find_program(TRAILSPARK_CCACHE ccache)
mark_as_advanced(TRAILSPARK_CCACHE)
if(TRAILSPARK_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_DIR=${PROJECT_SOURCE_DIR}/build/ccache;${TRAILSPARK_CCACHE}")
endif()
