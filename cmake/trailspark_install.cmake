# Install and export: find_package(trailspark) gives trailspark::core (tests/consumer proves it).
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/trailspark")

install(
  TARGETS trailspark_core trailspark_simdjson
  EXPORT trailspark
  FILE_SET HEADERS
  FILE_SET tables)
install(
  EXPORT trailspark
  FILE trailspark-targets.cmake
  NAMESPACE trailspark::
  DESTINATION "${package_dir}")

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/trailspark-config.cmake.in"
                              "${PROJECT_BINARY_DIR}/trailspark-config.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/trailspark-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/trailspark-config.cmake" "${PROJECT_BINARY_DIR}/trailspark-config-version.cmake"
        DESTINATION "${package_dir}")
