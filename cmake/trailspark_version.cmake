# version.hpp comes from project(VERSION); what npm publishes must carry the same number.
configure_file("${PROJECT_SOURCE_DIR}/cmake/version.hpp.in"
               "${PROJECT_BINARY_DIR}/generated/include/trailspark/version.hpp" @ONLY)

foreach(package IN ITEMS package.json wasm/package.json web-demo/package.json)
  set(path "${PROJECT_SOURCE_DIR}/${package}")
  if(EXISTS "${path}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
    file(READ "${path}" text)
    string(JSON version GET "${text}" version)
    if(NOT version STREQUAL PROJECT_VERSION)
      message(FATAL_ERROR "${package} says version ${version}, CMakeLists.txt says ${PROJECT_VERSION}. Make them equal.")
    endif()
  endif()
endforeach()
