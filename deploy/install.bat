@echo off
rem Runs install.ps1 where scripts are not allowed to run by themselves.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
