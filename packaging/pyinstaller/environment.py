"""Runs before the program, in each of its processes."""

import os

# Qt must load its own plug-ins only, whatever the environment says.
for variable in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML2_IMPORT_PATH", "QML_IMPORT_PATH"):
    os.environ.pop(variable, None)
# A process that we start from the same program finds its libraries for itself, as the first one did: the program takes
# LD_LIBRARY_PATH out of the environment, and without this PyInstaller's loader would not put it in again.
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
